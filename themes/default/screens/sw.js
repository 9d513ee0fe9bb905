// @ts-check
/*
 * Keeps each screen's last proved board for a start without network. It answers for screens and the files that
 * they are made of, and for nothing else. What it keeps has the hash that version.json gave.
 */
(function () {
  'use strict';
  const worker = /** @type {any} */ (self);
  const STORE = 'mfi-screens', base = new URL('./', location.href);
  /** @param {string} path */
  const address = (path) => new URL(path, base).href;

  /** @param {string} path @returns {Promise<Response>} */
  function get(path) {
    return fetch(address(path), { cache: 'no-store' }).then((answer) => {
      if (!answer.ok || answer.redirected) { throw new Error(path); }
      return answer;
    });
  }
  /** @param {ArrayBuffer} bytes @returns {Promise<string>} */
  function sha256(bytes) {
    return crypto.subtle.digest('SHA-256', bytes).then((hash) =>
      Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join(''));
  }
  /** Fetch, prove and keep the newest board of a screen. @param {string} name @returns {Promise<void>} */
  async function update(name) {
    const found = await (await get('version.json')).json();
    const own = found.generator === 'mfi-site' && found.screens[name];
    if (!own) { throw new Error('not ours'); }
    const store = await caches.open(STORE), mark = address('screens/' + name + '/kept');
    const kept = await store.match(mark);
    if (kept && await kept.text() === own.build) { return; }
    const page = 'screens/' + name + '/index.html';
    const paths = Object.keys(own.files).filter((path) => path !== page).concat(page);
    const answers = await Promise.all(paths.map(async (path) => {
      const answer = await get(path), copy = answer.clone();
      if (await sha256(await answer.arrayBuffer()) !== own.files[path]) { throw new Error('hash of ' + path); }
      return copy;
    }));
    for (let n = 0; n < paths.length; n++) { await store.put(address(paths[n]), answers[n]); }
    await store.put(mark, new Response(own.build));
    const wanted = new Set();
    Object.keys(found.screens).forEach((key) => Object.keys(found.screens[key].files).forEach((path) => wanted.add(address(path))));
    for (const request of await store.keys()) {
      if (/\/assets\//.test(request.url) && !wanted.has(request.url)) { await store.delete(request); }
    }
  }
  /** The board that is kept, brought up to date where the network answers in time. @param {string} name @param {Request} request */
  async function page(name, request) {
    const late = new Promise((done) => setTimeout(done, 4000));
    await Promise.race([update(name).catch(() => 0), late]);
    const store = await caches.open(STORE);
    return await store.match(address('screens/' + name + '/index.html')) || fetch(request);
  }

  worker.addEventListener('install', () => worker.skipWaiting());
  worker.addEventListener('activate', (/** @type {any} */ event) => event.waitUntil(worker.clients.claim()));
  worker.addEventListener('message', (/** @type {any} */ event) => {
    if (/^[a-z0-9-]+$/.test(event.data)) { event.waitUntil(update(event.data).catch(() => 0)); }
  });
  worker.addEventListener('fetch', (/** @type {any} */ event) => {
    const url = new URL(event.request.url);
    if (event.request.method !== 'GET' || url.href.indexOf(base.href) !== 0) { return; }
    const path = url.pathname.slice(base.pathname.length), screen = /^screens\/([a-z0-9-]+)\/(index\.html)?$/.exec(path);
    if (event.request.mode === 'navigate' && screen) {
      event.respondWith(page(screen[1], event.request));
    } else if (/^assets\//.test(path) && event.request.destination) {
      event.respondWith(caches.open(STORE).then((store) => store.match(url.href)).then((hit) => hit || fetch(event.request)));
    }
  });
}());
