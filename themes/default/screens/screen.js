// @ts-check
// The shell of every corridor screen: turns slides, proves and shows new boards, goes dark when school is closed.
// Published without these comments. screen-tools.js holds what is asked for by hand (?diag, ?check).
(function () {
  'use strict';
  /**
   * @typedef {{build: string, files: Object<string, string>}} Own
   * @typedef {{name: string, build: string, shell: string, tools: string, newest: string, oldest: string, asOf: string,
   *   hours: [number[], string, string][], terms: [string, string][], closed: [string, string][],
   *   order: number[], months: string[], words: Object<string, string>}} Config
   */
  const MINUTE = 60000;
  const root = document.documentElement, classes = root.classList;
  /** @param {string} id @returns {HTMLElement} */
  const byId = (id) => /** @type {HTMLElement} */ (document.getElementById(id));
  const main = byId('slides'), dark = byId('dark'), button = byId('pause');
  const base = new URL(main.getAttribute('data-root') || '', location.href);
  const query = new URLSearchParams(location.search);
  const served = document.querySelector('script[src^="/__mfi/"]');
  const web = /^http/.test(location.protocol);
  const mono = () => performance.now();
  const booted = mono();
  /** @type {Config} */ let cfg;
  /** @type {HTMLElement[]} */ let slides = [];
  /** @type {{cfg: Config, element: HTMLElement} | null} */ let fresh = null;
  /** @type {string[]} */ const events = [];
  let at = -1, turns = 0, turned = booted, lasts = 0, paused = false, asleep = false, awake = 0;
  let offset = 0, sure = !web, okay = booted, due = booted, busy = false, failed = 0, slept = '';

  /** @template T @param {() => T} attempt */
  const safe = (attempt) => { try { return attempt(); } catch (error) { return null; } };
  /** @param {string} text */
  function log(text) {
    events.push(local(now()).join(' ') + ' ' + text);
    events.splice(0, events.length - 20);
  }

  // Time: that of the server where it is known, in Scotland whatever the device thinks, as texts that sort.
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', year: 'numeric', month: '2-digit',
    day: '2-digit', hour: '2-digit', minute: '2-digit' });
  /** @param {number} ms */
  function local(ms) {
    const p = clock.format(ms).match(/\d+/g) || [];
    return [`${p[2]}-${p[1]}-${p[0]}`, `${p[3]}:${p[4]}`];
  }
  const now = () => Date.now() + offset;
  const today = () => local(now())[0];
  /** @param {string} day @param {number} n */
  const later = (day, n) => new Date(Date.parse(day) + n * 864e5).toISOString().slice(0, 10);
  /** @param {string} day */
  const weekday = (day) => new Date(day).getUTCDay();
  /** @param {string} day */
  const said = (day) => `${+day.slice(8)} ${cfg.months[+day.slice(5, 7) - 1]}`;
  /** @param {[string, string][]} spans @param {string} day */
  const within = (spans, day) => spans.some((span) => span[0] <= day && day <= span[1]);
  /** Whether there is school on a day, as far as the calendar says. @param {string} day */
  function term(day) {
    const all = cfg.terms;
    return !all.length || day < all[0][0] || day > all[all.length - 1][1] || (within(all, day) && !within(cfg.closed, day));
  }
  /** A clock that is more than a year behind the data decides nothing. */
  const believed = () => sure || today() >= cfg.oldest;
  /** The day and time at which the screen is next on, null where it is on now. */
  function nextOn() {
    const here = local(now());
    for (let n = 0; cfg.hours.length && believed() && n < 400; n++) {
      const day = later(here[0], n);
      for (const part of term(day) ? cfg.hours : []) {
        if (part[0].indexOf(weekday(day)) < 0) { continue; }
        if (n || here[1] < part[1]) { return [day, part[1]]; }
        if (here[1] < part[2]) { return null; }
      }
    }
    return null;
  }
  /** School days after `first` up to `last`. @param {string} first @param {string} last */
  function schoolDays(first, last) {
    let count = 0;
    for (let n = 1, day = later(first, 1); day <= last && n < 1000; n++, day = later(first, n)) {
      count += +(weekday(day) % 6 > 0 && term(day));
    }
    return count;
  }

  /** Say how old a slide's data are. @param {HTMLElement} slide */
  function age(slide) {
    const label = slide.querySelector('.to'), data = slide.dataset, day = today();
    if (!label || !data.to) { return; }
    const seen = cfg.asOf && cfg.asOf < day ? cfg.asOf : day;
    const periods = believed() && data.every ? schoolDays(data.to, seen) / +data.every : 0;
    const state = periods <= 1.5 ? '' : periods <= 3 ? 'waiting' : 'old';
    let text = data.said + (state && ': ' + cfg.words[state]);
    if (web && mono() - okay > 30 * MINUTE) {
      const since = local(now() - mono() + okay);
      text += '. ' + (sure ? cfg.words.memory + ' ' + since[1] + (since[0] === day ? '' : ', ' + said(since[0])) : cfg.words.offline);
    }
    slide.classList.toggle('old', state === 'old');
    if (label.textContent !== text) { label.textContent = text; }
  }
  /** Whether all that a slide says is past. @param {HTMLElement} slide */
  function past(slide) {
    const day = today();
    slide.querySelectorAll('li[data-until]').forEach((item) => item.toggleAttribute('hidden', `${item.getAttribute('data-until')}` < day));
    return (slide.dataset.until || day) < day;
  }
  /** Show the slide that is `step` places on. @param {number} step */
  function turn(step) {
    if (fresh) { swap(fresh); }
    const order = cfg.order, from = slides[order[at]];
    for (let n = 0; n < order.length; n++) {
      at = (at + step + order.length) % order.length;
      if (!past(slides[order[at]])) { break; }
    }
    const slide = slides[order[at]];
    if (from) { from.classList.remove('on'); }
    age(slide);
    slide.classList.add('on');
    turned = mono();
    lasts = +(slide.dataset.seconds || 0) * 1000;
    // A few pixels each time, so that nothing burns in.
    turns++;
    main.style.transform = `translate(${turns * 5 % 13 - 6}px,${turns * 3 % 9 - 4}px)`;
    main.classList.toggle('flip', turns % 2 === 0);
  }
  /** @param {boolean} stop */
  function pause(stop) {
    paused = stop;
    turned = mono();
    button.textContent = cfg.words[stop ? 'play' : 'pause'];
  }
  /** @param {HTMLElement} element @returns {Config} */
  const read = (element) => JSON.parse(element.dataset.screen || '');
  /** @param {{cfg: Config, element: HTMLElement}} board */
  function swap(board) {
    fresh = null;
    if (board.cfg.shell !== cfg.shell) { reload('new shell'); return; }
    const old = cfg.order[at];
    cfg = board.cfg;
    main.dataset.screen = board.element.dataset.screen;
    main.textContent = '';
    slides = Array.from(board.element.children, (child) => main.appendChild(/** @type {HTMLElement} */ (document.importNode(child, true))));
    at = Math.max(0, cfg.order.indexOf(old));
    log('shows ' + cfg.build);
  }

  // Updates: nothing is shown that was not proved to be ours, and whole.
  /** @param {string} path @returns {Promise<Response>} */
  function get(path) {
    const stop = new AbortController();
    setTimeout(() => stop.abort(), MINUTE);
    return fetch(new URL(path, base).href, { cache: 'no-store', signal: stop.signal }).then((answer) => {
      if (!answer.ok || answer.redirected) { throw new Error(path + ' ' + answer.status); }
      return answer;
    });
  }
  /** @returns {Promise<Own>} */
  const probe = () => get('version.json').then((answer) => answer.json().then((found) => {
    if (found.generator !== 'mfi-site') { throw new Error('not ours'); }
    const date = Date.parse(answer.headers.get('Date') || '');
    if (date && !(served && query.get('t'))) {
      offset = date + 1000 * +(answer.headers.get('Age') || 0) - Date.now();
      sure = true;
    }
    return found.screens[cfg.name] || { build: cfg.build, files: {} };
  }));
  const page = () => 'screens/' + cfg.name + '/index.html';
  /** @param {Own} own */
  const prove = (own) => Promise.all(Object.keys(own.files).map((path) => get(path).then((answer) => answer.arrayBuffer())
    .then((bytes) => crypto.subtle.digest('SHA-256', bytes).then((hash) => {
      const hex = Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('');
      if (hex !== own.files[path]) { throw new Error('hash ' + path); }
      return path === page() ? new TextDecoder().decode(bytes) : '';
    })))).then((texts) => {
    const element = new DOMParser().parseFromString(texts.join(''), 'text/html').getElementById('slides');
    if (!element || read(element).build !== own.build) { throw new Error('no board'); }
    fresh = { cfg: read(element), element };
    keep();
  });
  function poll() {
    busy = true;
    probe().then((own) => {
      if (own.build === (fresh ? fresh.cfg : cfg).build) { return undefined; }
      return window.crypto && crypto.subtle ? prove(own) : reload('new board');
    }).then(() => {
      failed = 0;
      okay = mono();
      safe(() => localStorage.setItem('mfi-ok', `${now()}`));
      const here = local(now());
      if (here[1] > '03' && here[1] < '05' && slept !== here[0] && mono() - booted > 360 * MINUTE) {
        slept = here[0];
        reload('nightly');
      }
    }).catch((error) => {
      // Started without network: the last contact was before.
      if (okay === booted) { okay -= Math.max(0, now() - (+(safe(() => localStorage.getItem('mfi-ok')) || 0) || now())); }
      log(error.message);
      failed++;
    }).then(() => {
      busy = false;
      const usual = (asleep ? 30 : 5) * MINUTE * (0.8 + 0.4 * Math.random());
      due = mono() + (!failed || (asleep && failed > 3) ? usual : Math.min(120, 15 * Math.pow(2, failed)) * 1000);
    });
  }
  /** Reload where an answer has just proved that there is something to load. @param {string} why */
  function reload(why) {
    const before = (safe(() => JSON.parse(sessionStorage.getItem('mfi-reloads') || '[]')) || [])
      .filter((/** @type {number} */ ms) => Date.now() - ms < 15 * MINUTE);
    log('reload: ' + why);
    if (before.length > 2) { return Promise.resolve(); }
    return probe().then((own) => get(page()).then((answer) => answer.text()).then((text) => {
      if (text.indexOf(own.build) < 0) { throw new Error('half a board'); }
      sessionStorage.setItem('mfi-reloads', JSON.stringify(before.concat(Date.now())));
      location.reload();
    })).catch((error) => log(error.message));
  }
  /** Ask the service worker to keep this screen for a start without network. */
  function keep() {
    if (!('serviceWorker' in navigator)) { return; }
    navigator.serviceWorker.ready.then((ready) => { if (ready.active) { ready.active.postMessage(cfg.name); } });
  }

  function tick() {
    const next = nextOn(), time = mono();
    if (asleep !== Boolean(next)) {
      asleep = !asleep;
      classes.toggle('asleep', asleep);
      if (!asleep) { due = Math.min(due, time); turn(1); }
    }
    if (next) {
      const text = cfg.words.back.replace('{day}', said(next[0])).replace('{time}', next[1]), n = Math.floor(time / MINUTE);
      if (dark.textContent !== text) { dark.textContent = text; }
      dark.style.transform = `translate(${n * 7 % 31 - 15}vw,${n * 5 % 61 - 30}vh)`;
    } else if (!paused && time - turned >= lasts) { turn(1); } else { age(slides[cfg.order[at]]); }
    if (time - awake > 8000) { classes.remove('awake'); }
    classes.add('moves');
    if (web && !busy && time >= due) { poll(); }
  }
  // The watchdog: what will not go on by itself is reloaded.
  function watch() {
    if (!paused && !asleep && mono() - turned > 2 * lasts + MINUTE) { reload('stuck'); }
  }
  function stir() {
    awake = mono();
    classes.add('awake');
  }
  const lock = /** @type {any} */ (navigator).wakeLock;
  const stayOn = () => lock && lock.request('screen').catch(() => 0);

  cfg = read(main);
  slides = Array.from(main.children, (child) => /** @type {HTMLElement} */ (child));
  if (served && query.get('t')) {
    const wanted = Date.parse(query.get('t') + 'Z');
    offset = 2 * wanted - Date.parse(local(wanted).join('T') + 'Z') - Date.now();
    sure = true;
  }
  if (query.get('diag') || query.get('check')) {
    /** @type {any} */ (window).mfiScreen = () => ({ cfg, probe, mono, booted, turns, okay, events, now: now() });
    document.head.appendChild(document.createElement('script')).src = new URL(cfg.tools, base).href;
  }
  if (query.get('check') || matchMedia('(max-width: 640px), (max-height: 400px)').matches) { return; }
  classes.add('shell');
  button.hidden = false;
  pause(false);
  addEventListener('error', (event) => log(event.message));
  addEventListener('keydown', (event) => {
    stir();
    if (event.key === 'ArrowRight') { turn(1); }
    if (event.key === 'ArrowLeft') { turn(-1); }
    if (event.key === ' ' && event.target !== button) { event.preventDefault(); pause(!paused); }
  });
  addEventListener('click', () => { stir(); pause(!paused); });
  addEventListener('pointermove', stir);
  addEventListener('focusin', stir);
  document.addEventListener('visibilitychange', stayOn);
  stayOn();
  turn(1);
  setInterval(tick, 1000);
  setInterval(watch, MINUTE);
  if (web && !served && 'serviceWorker' in navigator) {
    navigator.serviceWorker.register(new URL('sw.js', base).href, { updateViaCache: 'none' }).then(keep, () => 0);
  }
}());
