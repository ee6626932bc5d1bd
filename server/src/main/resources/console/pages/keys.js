import { get, post } from '/api.js';
import { field, h, say, table } from '/dom.js';
import { number, t, time } from '/i18n.js';

export async function page({ may }) {
  const content = h('div', {});
  const render = async () => {
    const { accounts, keys } = await get('/api/keys');
    content.replaceChildren(
      table(t('keys.keys'), [t('keys.id'), t('keys.account'), t('keys.state'), t('keys.lastUsed'), ''], keys.map((k) => [
        h('span', { class: 'mono' }, k.id), k.account, t(k.active ? 'keys.active' : 'keys.inactive'), k.lastUsed ? time(k.lastUsed) : t('keys.never'),
        may('OPERATOR') && k.active ? h('button', { class: 'quiet', onclick: async () => { await post(`/api/keys/${k.id}/disable`); say(t('keys.disabled')); await render(); } }, t('keys.disable')) : ''])),
      h('h2', {}, t('keys.quotas')),
      table(t('keys.accounts'), [t('keys.account'), t('keys.quota'), t('keys.used'), t('keys.rate')], accounts.map((a) => [a.name,
        may('OPERATOR') ? quotaForm(a, render) : a.dailyQuota === undefined ? t('keys.unlimited') : number(a.dailyQuota, 0), number(a.usedToday, 0), a.callsPerSecond === undefined ? t('keys.unlimited') : number(a.callsPerSecond, 0)])));
  };
  const account = h('input', { required: true, maxlength: '64', value: 'default' });
  const secret = h('div', {});
  const create = h('form', { class: 'card', onsubmit: async (e) => {
    e.preventDefault();
    const key = await post('/api/keys', { account: account.value.trim() });
    secret.replaceChildren(h('div', { class: 'card', role: 'alert' }, h('p', {}, t('keys.once')),
      h('dl', {}, h('dt', {}, 'AccessKeyId'), h('dd', { class: 'mono', id: 'new-key-id' }, key.accessKeyId), h('dt', {}, 'AccessKeySecret'), h('dd', { class: 'mono' }, key.accessKeySecret)),
      h('button', { class: 'quiet', onclick: () => secret.replaceChildren() }, t('keys.hide'))));
    await render();
  } }, field(t('keys.account'), account), h('button', {}, t('keys.create')));
  await render();
  return h('section', {}, h('h1', {}, t('nav.keys')), may('OPERATOR') ? create : null, secret, content);
}

function quotaForm(account, render) {
  const input = h('input', { type: 'number', min: '0', value: account.dailyQuota === undefined ? '' : String(account.dailyQuota), 'aria-label': t('keys.quotaOf', { account: account.name }), placeholder: t('keys.unlimited') });
  return h('form', { class: 'row', onsubmit: async (e) => {
    e.preventDefault();
    await post(`/api/accounts/${encodeURIComponent(account.name)}/quota`, { dailyQuota: input.value === '' ? null : Number(input.value) });
    say(t('keys.saved'));
    await render();
  } }, input, h('button', { class: 'quiet' }, t('keys.save')));
}
