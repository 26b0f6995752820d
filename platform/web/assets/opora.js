// Only adds: every page works without this file.
(function () {
  'use strict';
  var each = function (selector, act) { Array.prototype.forEach.call(document.querySelectorAll(selector), act); };
  // Printing needs a script, so its button stays hidden until there is one.
  each('[data-print]', function (button) {
    button.hidden = false;
    button.addEventListener('click', function () { window.print(); });
  });
  // A menu closes when one looks elsewhere.
  var close = function (except) {
    each('details.menu[open]', function (menu) { if (menu !== except) { menu.open = false; } });
  };
  document.addEventListener('click', function (event) { close(event.target.closest('details.menu')); });
  document.addEventListener('keydown', function (event) {
    if (event.key !== 'Escape') { return; }
    each('details.menu[open]', function (menu) { menu.open = false; menu.querySelector('summary').focus(); });
  });
  // What is folded on the screen is read on paper.
  window.addEventListener('beforeprint', function () {
    each('details.fold:not([open])', function (fold) { fold.open = true; fold.dataset.opened = '1'; });
  });
  window.addEventListener('afterprint', function () {
    each('details.fold[data-opened]', function (fold) { fold.open = false; delete fold.dataset.opened; });
  });
})();
