// Stories in a real browser against the demonstration: what people do, with scripts and without, by keyboard;
// and axe on every page that the stories pass, in both themes, on a desk and on a phone.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const require = createRequire(import.meta.url);
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const port = 18000 + (process.pid % 1000);
const base = `http://127.0.0.1:${port}`;
const data = mkdtempSync(join(tmpdir(), 'opora-browser-'));
const chrome = process.env.CHROMIUM ?? '/usr/bin/chromium';

let passed = 0;
const failures = [];
const check = (held, words) => { if (held) passed += 1; else { failures.push(words); console.error(`  ✗ ${words}`); } };
const story = async (name, tell) => {
  console.log(name);
  try { await tell(); } catch (error) { failures.push(`${name}: ${error.message}`); console.error(`  ✗ ${error.stack}`); }
};

const server = spawn('target/debug/opora', ['demo', '--listen', `127.0.0.1:${port}`, '--data', data], { stdio: ['ignore', 'ignore', 'inherit'] });
const ready = async () => {
  for (let n = 0; n < 300; n += 1) {
    try { if ((await fetch(`${base}/demo`)).ok) return; } catch { /* not yet */ }
    await new Promise((go) => setTimeout(go, 200));
  }
  throw new Error('the demonstration did not start');
};

const open = (browser, options = {}) => browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'ru-RU', ...options });

// Signs in by the demonstration's door as the person with this name.
const signIn = async (page, name) => {
  await page.goto(`${base}/demo`);
  const door = page.locator('li', { hasText: name }).locator('button').first();
  await Promise.all([page.waitForURL(`${base}/`), door.click()]);
};

const listen = (page) => {
  page.on('console', (message) => { if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) check(false, `${page.url()}: console: ${message.text()}`); });
  page.on('pageerror', (error) => check(false, `${page.url()}: ${error.message}`));
};

const audit = async (page, label) => {
  await page.evaluate(axe);
  const found = await page.evaluate(() => window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }));
  const said = found.violations.map((one) => `${one.id} (${one.nodes.length}): ${one.nodes[0]?.html.slice(0, 160)}`).join('; ');
  check(found.violations.length === 0, `axe, ${label}: ${said}`);
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  check(wider <= 0, `${label} scrolls sideways by ${wider} px`);
};

// Presses a button and waits for the page that answers.
const press = async (page, button) => { await Promise.all([page.waitForEvent('load'), button.click()]); };

// Whether the page says the words within a few seconds: a browser shows an answer when it has it.
const says = async (page, words) => {
  for (let n = 0; n < 50; n += 1) {
    const said = await page.locator('main').innerText().catch(() => '');
    // Words are bound by spaces that do not break.
    if (said.replaceAll('\u00a0', ' ').includes(words)) return true;
    await new Promise((go) => setTimeout(go, 100));
  }
  return false;
};

// Every address that leads on inside the site from this page.
const links = (page) => page.$$eval('a[href^="/"]', (found) => [...new Set(found.map((one) => one.getAttribute('href').split('#')[0]))]);

// One page of each shape, so that a hundred obligations count once.
const shapes = (paths) => {
  const seen = new Map();
  for (const path of paths) {
    const shape = path.replace(/[0-9a-f]{32}/g, '*').replace(/\?.*/, '');
    if (!/\/(csv|xlsx|pdf)$|download=|\/feeds\/|\/evidence\/|\/assets\//.test(path) && !seen.has(shape)) seen.set(shape, path);
  }
  return [...seen.values()];
};

const main = async () => {
  await ready();
  const browser = await chromium.launch({
    executablePath: chrome,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });

  const seen = new Map();
  await story('Everybody can walk from «Сегодня» to every page that is offered', async () => {
    for (const name of ['М. Белова', 'Н. Громова', 'Т. Серова', 'О. Калинина', 'Д. Орлова', 'В. Нестеров']) {
      const context = await open(browser);
      const page = await context.newPage();
      listen(page);
      await signIn(page, name);
      let ahead = shapes(['/', ...(await links(page))]);
      const walked = new Set();
      for (let depth = 0; depth < 2; depth += 1) {
        const next = [];
        for (const path of ahead) {
          const shape = path.replace(/[0-9a-f]{32}/g, '*').replace(/\?.*/, '');
          if (walked.has(shape)) continue;
          walked.add(shape);
          const answer = await page.goto(base + path);
          check(answer.status() === 200, `${name}: ${path} answers ${answer.status()}`);
          check((await page.locator('h1').count()) === 1, `${name}: ${path} has one heading`);
          if (!seen.has(shape)) seen.set(shape, { path, name });
          next.push(...(await links(page)));
        }
        ahead = shapes(next);
      }
      console.log(`  ${name}: ${walked.size} kinds of pages`);
      await context.close();
    }
  });

  await story('axe finds nothing, in both themes, on a desk and on a phone', async () => {
    for (const [colorScheme, width] of [['light', 1440], ['dark', 1440], ['light', 390], ['dark', 390]]) {
      const context = await open(browser, { bypassCSP: true, colorScheme, viewport: { width, height: 900 } });
      const page = await context.newPage();
      let now = null;
      for (const { path, name } of [...seen.values()].sort((a, b) => a.name.localeCompare(b.name))) {
        if (now !== name) { await signIn(page, name); now = name; }
        await page.goto(base + path);
        await audit(page, `${path} ${colorScheme} ${width}`);
      }
      await context.close();
    }
  });

  await story('Without scripts the city submits, the ministry accepts, and the board says so', async () => {
    const city = await (await open(browser, { javaScriptEnabled: false })).newPage();
    await signIn(city, 'М. Белова');
    await press(city, city.locator('a.btn', { hasText: 'Исполнить' }).first());
    const address = city.url().split('#')[0];
    const form = city.locator('form[action$="/submit"]');
    await press(city, form.locator('button[type=submit]'));
    check((await city.locator('.errors, [role=alert]').count()) > 0, 'an empty submission is refused with a summary');
    await form.locator('textarea[name=words]').fill('Седьмой акт передан вместе с описью.');
    await form.locator('input[name=file]').setInputFiles({ name: 'Акт.txt', mimeType: 'text/plain', buffer: Buffer.from('Акт приёма-передачи, демонстрация.') });
    await press(city, form.locator('button[type=submit]'));
    check(await says(city, 'Отправлено на подтверждение'), 'the history tells the submission');

    const ministry = await (await open(browser, { javaScriptEnabled: false })).newPage();
    await signIn(ministry, 'Н. Громова');
    await ministry.goto(address);
    await press(ministry, ministry.locator('form[action$="/confirm"] button[type=submit]'));
    check(await says(ministry, 'Принято'), 'the history tells the confirmation');
    await city.goto(address);
    check(await says(city, 'Исполнено'), 'the city sees that it is met');
  });

  await story('By keyboard alone one comes past the header to the matter', async () => {
    const page = await (await open(browser)).newPage();
    listen(page);
    await signIn(page, 'М. Белова');
    await page.keyboard.press('Tab');
    check((await page.evaluate(() => document.activeElement.className)).includes('skip'), 'the first stop is the way past the header');
    await page.keyboard.press('Enter');
    check(page.url().endsWith('#main'), 'it leads to the matter');
  });

  await story('Language and theme are chosen and kept', async () => {
    const page = await (await open(browser)).newPage();
    await signIn(page, 'М. Белова');
    await page.request.post(`${base}/look`, { form: { lang: 'en', back: '/' }, headers: { Origin: base } });
    await page.goto(base);
    check((await page.locator('html').getAttribute('lang')) === 'en', 'the page is in English');
    check(!/[а-яё]{4,}/i.test(await page.locator('nav').first().innerText()), 'the navigation is in English');
  });

  await browser.close();
};

try {
  await main();
} catch (error) {
  failures.push(error.message);
  console.error(error.stack);
} finally {
  server.kill('SIGTERM');
  rmSync(data, { recursive: true, force: true });
}
console.log(`${passed} passed, ${failures.length} failed`);
process.exit(failures.length ? 1 : 0);
