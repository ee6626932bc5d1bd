// One access key: switched off and on, given an end, its secret replaced without a gap.
import { Refused, get, post, trying } from '/api.js';
import { ask, badge, card, facts, field, h, lead, say } from '/dom.js';
import { forInput, fromInput, t, time } from '/i18n.js';
import { accountLink, keyState, secretCard } from '/pages/access.js';

export async function page({ rest, may }) {
  const id = rest[0];
  const address = `/api/keys/${encodeURIComponent(id)}`;
  const content = h('div', { class: 'stack' });
  const secret = h('div', { class: 'stack' });
  const problem = h('p', { role: 'alert', class: 'problem' });
  const attempt = trying(problem);
  const change = (path, body, said) => attempt(async () => { await post(`${address}/${path}`, body); say(said ?? t('keys.saved')); await render(); });

  const state = (key) => card(t('keys.state'), h('p', {}, t(key.enabled ? 'keys.onText' : 'keys.offText')), h('div', { class: 'row' }, key.enabled
    ? h('button', { class: 'danger', onclick: async () => { if (await ask(t('keys.really', { id }), t('keys.disable'))) change('enabled', { enabled: false }, t('keys.disabled')); } }, t('keys.disable'))
    : h('button', { onclick: () => change('enabled', { enabled: true }) }, t('keys.enable'))));
  const expiry = (key) => {
    const until = h('input', { type: 'datetime-local', value: forInput(key.expires), required: true });
    return h('form', { class: 'card', onsubmit: (e) => { e.preventDefault(); change('expiry', { expires: fromInput(until.value) }); } }, h('h2', {}, t('keys.expiry')),
      field(t('keys.until'), until, t('keys.expiryText')), h('div', { class: 'row' }, h('button', { class: 'quiet' }, t('keys.save')),
        key.expires ? h('button', { class: 'quiet', type: 'button', onclick: () => change('expiry', { expires: null }) }, t('keys.noEnd')) : null));
  };
  const addSecret = () => attempt(async () => {
    secret.replaceChildren(secretCard(await post(`${address}/secrets`), () => secret.replaceChildren()));
    await render();
  });
  const retire = async () => { if (await ask(t('keys.retireReally'), t('keys.retire'))) change('secrets/retire', {}); };
  const secrets = (key) => card(t('keys.secrets'), h('p', {}, t(key.secrets > 1 ? 'keys.twoText' : 'keys.oneText')), h('div', { class: 'row' }, key.secrets > 1
    ? h('button', { class: 'danger', id: 'retire', onclick: retire }, t('keys.retire')) : h('button', { class: 'quiet', id: 'add-secret', onclick: addSecret }, t('keys.addSecret'))));

  const render = async () => {
    const key = (await get('/api/keys')).keys.find((k) => k.id === id);
    if (!key) throw new Refused(404, { code: 'not-found' });
    content.replaceChildren(
      facts(null, [[t('keys.account'), accountLink(key.account)], [t('keys.state'), h('span', { class: 'row' }, keyState(key), key.secrets > 1 ? badge('warn', t('keys.twoSecrets')) : null)],
        [t('keys.created'), time(key.created)], [t('keys.lastUsed'), key.lastUsed ? time(key.lastUsed) : t('keys.never')], [t('keys.expiry'), key.expires ? time(key.expires) : t('keys.noEnd')]]),
      may('OPERATOR') ? h('div', { class: 'columns' }, secrets(key), expiry(key), state(key)) : '');
  };
  await render();
  return h('section', {}, lead(t('keys.one'), null, h('p', { class: 'mono' }, id), h('p', {}, h('a', { href: '#/keys' }, t('keys.back')))), problem, secret, content);
}
