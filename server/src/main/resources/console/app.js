// The shell: session, navigation, language; each page is a module that returns its element.
import { explain, get, post, signedIn } from '/api.js';
import { empty, h, lead, say } from '/dom.js';
import { LANGUAGES, choose, language, load, preferred, t } from '/i18n.js';
import * as account from '/pages/account.js';
import * as decision from '/pages/decision.js';
import * as decisions from '/pages/decisions.js';
import * as drift from '/pages/drift.js';
import * as evaluate from '/pages/evaluate.js';
import * as key from '/pages/key.js';
import * as keys from '/pages/keys.js';
import * as policies from '/pages/policies.js';
import * as signIn from '/pages/sign-in.js';
import * as tryIt from '/pages/try.js';
import * as users from '/pages/users.js';

const ROLES = ['VIEWER', 'OPERATOR', 'ADMIN'];
const PAGES = [
  { name: 'try', page: tryIt, role: 'OPERATOR' },
  { name: 'decisions', page: decisions, role: 'VIEWER' },
  { name: 'drift', page: drift, role: 'VIEWER' },
  { name: 'keys', page: keys, role: 'VIEWER' },
  { name: 'policies', page: policies, role: 'VIEWER' },
  { name: 'evaluate', page: evaluate, role: 'OPERATOR' },
  { name: 'users', page: users, role: 'ADMIN' },
];

// One of something, reached from the page that lists it.
const DETAILS = { account: { page: account, of: 'keys' }, decision: { page: decision, of: 'decisions' }, key: { page: key, of: 'keys' } };

let session = null;
let leave = null;

const may = (role) => session && ROLES.indexOf(session.role) >= ROLES.indexOf(role);

function header() {
  const languages = h('select', {
    'aria-label': t('nav.language'),
    onchange: async (e) => { await choose(e.target.value); render(); },
  }, Object.entries(LANGUAGES).map(([code, name]) => h('option', { value: code, selected: code === language() }, name)));
  const here = DETAILS[place().name]?.of ?? place().name;
  const links = PAGES.filter((p) => may(p.role)).map((p) =>
    h('a', { href: `#/${p.name}`, 'aria-current': here === p.name ? 'page' : null }, t(`nav.${p.name}`)));
  document.getElementById('skip').textContent = t('nav.skip');
  document.getElementById('top').replaceChildren(
    h('a', { class: 'brand', href: '#/' }, h('img', { src: '/mark.svg', alt: '', width: 28, height: 28 }), 'Bonafide'),
    session ? h('nav', { 'aria-label': t('nav.label') }, links) : '',
    h('div', { class: 'account' }, languages,
      session ? h('button', { class: 'quiet', onclick: signOut }, t('nav.signOut', { name: session.name })) : ''));
  document.querySelector('nav [aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
}

function place() {
  const [name, ...rest] = location.hash.replace(/^#\/?/, '').split('/');
  return { name: name || (session ? PAGES.find((p) => may(p.role)).name : ''), rest: rest.map(decodeURIComponent) };
}

async function render() {
  if (leave) leave();
  leave = null;
  header();
  const main = document.getElementById('main');
  const { name, rest } = place();
  if (!session || name.startsWith('welcome')) {
    main.replaceChildren(signIn.page({ token: rest[0], done: entered }));
  } else {
    const page = (DETAILS[name] ?? PAGES.find((p) => p.name === name && may(p.role)))?.page;
    try {
      const shown = page
        ? await page.page({ rest, may, session, onLeave: (f) => { leave = f; } })
        : h('section', {}, lead(t('error.page')), h('p', {}, h('a', { href: '#/' }, t('error.home'))));
      main.replaceChildren(shown);
    } catch (refused) {
      if (refused.status === 401) return enter(null);
      main.replaceChildren(h('section', {}, lead(t('error.title')),
        h('div', { role: 'alert' }, empty(explain(refused))), h('div', { class: 'row' }, h('button', { onclick: render }, t('error.again')))));
    }
  }
  const title = main.querySelector('h1');
  document.title = (title ? title.textContent + ' · ' : '') + 'Bonafide';
  main.dataset.ready = location.hash;
}

function enter(newSession) {
  session = newSession;
  signedIn(session);
  return render();
}

function entered(newSession) {
  session = newSession;
  signedIn(session);
  if (location.hash === '#/' || location.hash === '') render();
  else location.hash = '#/';
}

async function signOut() {
  await post('/api/sign-out');
  say('');
  await enter(null);
}

await load(preferred());
window.addEventListener('hashchange', () => { render().then(() => document.getElementById('main').focus()); });
await enter(await get('/api/session').catch(() => null));
