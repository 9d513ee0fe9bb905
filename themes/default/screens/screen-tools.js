// @ts-check
// Asked for by hand: ?diag=1 shows how a screen is, ?check=BUILD whether what it shows is the newest.
(function () {
  'use strict';
  const state = /** @type {any} */ (window).mfiScreen, query = new URLSearchParams(location.search);
  const box = /** @type {HTMLElement} */ (document.getElementById('tools')), root = document.documentElement;
  box.hidden = false;
  function diagnose() {
    const is = state(), memory = /** @type {any} */ (performance).memory, minutes = (/** @type {number} */ ms) => Math.round(ms / 60000);
    box.textContent = ['screen ' + is.cfg.name, 'build ' + is.cfg.build, 'data to ' + is.cfg.newest,
      'time ' + new Date(is.now).toISOString(), 'up ' + minutes(is.mono() - is.booted) + ' min, ' + is.turns + ' turns',
      'last contact ' + minutes(is.mono() - is.okay) + ' min ago',
      'heap ' + (memory ? Math.round(memory.usedJSHeapSize / 1048576) + ' MB' : 'not known'),
      'nodes ' + document.getElementsByTagName('*').length].concat(is.events).join('\n');
  }
  function check() {
    const words = state().cfg.words;
    root.classList.add('checking');
    state().probe().then(
      (/** @type {{build: string}} */ own) => words[own.build === query.get('check') ? 'current' : 'behind'],
      () => words.unknown
    ).then((/** @type {string} */ text) => { box.textContent = text; });
  }
  if (query.get('check')) { check(); } else { diagnose(); setInterval(diagnose, 1000); }
}());
