// What the pages on keys and accounts show alike.
import { badge, h, table } from '/dom.js';
import { number, t, time } from '/i18n.js';

export const keyState = (key) => {
  if (!key.enabled) return badge('', t('keys.inactive'));
  return key.expires && Date.parse(key.expires) <= Date.now() ? badge('warn', t('keys.expired')) : badge('good', t('keys.active'));
};

const SERVICE = { on: 'good', off: '', 'to-come': 'warn', over: 'warn' };
export const serviceState = (account) => badge(SERVICE[account.service], t(`accounts.${account.service}`));

export const limit = (value) => (value === undefined ? t('keys.unlimited') : number(value, 0));

export const keyTable = (keys) => table(t('keys.keys'), [t('keys.id'), t('keys.account'), t('keys.state'), t('keys.lastUsed')], keys.map((k) => [
  h('a', { class: 'mono', href: `#/key/${encodeURIComponent(k.id)}` }, k.id), accountLink(k.account),
  h('span', { class: 'row' }, keyState(k), k.secrets > 1 ? badge('warn', t('keys.twoSecrets')) : null), k.lastUsed ? time(k.lastUsed) : t('keys.never')]));

export const accountLink = (name) => h('a', { href: `#/account/${encodeURIComponent(name)}` }, name);

// A secret just made: it is shown this once.
export function secretCard(made, hide) {
  return h('div', { class: 'card', role: 'alert' }, h('h2', {}, t('keys.once')),
    h('dl', {}, h('dt', {}, 'AccessKeyId'), h('dd', { class: 'mono', id: 'new-key-id' }, made.accessKeyId), h('dt', {}, 'AccessKeySecret'), h('dd', { class: 'mono', id: 'new-key-secret' }, made.accessKeySecret)),
    h('div', { class: 'row' }, h('button', { onclick: hide }, t('keys.hide'))));
}
