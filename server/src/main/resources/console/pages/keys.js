import { explain, get, post } from '/api.js';
import { ask, badge, empty, field, h, lead, say, table } from '/dom.js';
import { number, t, time } from '/i18n.js';

export async function page({ may }) {
  const content = h('div', { class: 'stack' });
  const problem = h('p', { role: 'alert', class: 'problem' });
  const trying = async (work) => { problem.textContent = ''; try { await work(); } catch (refused) { problem.textContent = explain(refused); } };
  const disable = (key) => async () => {
    if (!await ask(t('keys.really', { id: key.id }), t('keys.disable'))) return;
    await trying(async () => { await post(`/api/keys/${key.id}/disable`); say(t('keys.disabled')); await render(); });
  };
  const render = async () => {
    const { accounts, keys } = await get('/api/keys');
    content.replaceChildren(
      keys.length ? table(t('keys.keys'), [t('keys.id'), t('keys.account'), t('keys.state'), t('keys.lastUsed'), ''], keys.map((k) => [
        h('span', { class: 'mono' }, k.id), k.account, badge(k.active ? 'good' : '', t(k.active ? 'keys.active' : 'keys.inactive')), k.lastUsed ? time(k.lastUsed) : t('keys.never'),
        may('OPERATOR') && k.active ? h('button', { class: 'danger', 'aria-label': `${t('keys.disable')} ${k.id}`, onclick: disable(k) }, t('keys.disable')) : ''])) : empty(t('keys.none'), t('keys.noneText')),
      accounts.length ? table(t('keys.quotas'), [t('keys.account'), { name: t('keys.used'), numeric: true }, { name: t('keys.rate'), numeric: true }, t('keys.quota')], accounts.map((a) => [a.name,
        number(a.usedToday, 0), a.callsPerSecond === undefined ? t('keys.unlimited') : number(a.callsPerSecond, 0),
        may('OPERATOR') ? quotaForm(a, (work) => trying(async () => { await work(); await render(); })) : a.dailyQuota === undefined ? t('keys.unlimited') : number(a.dailyQuota, 0)])) : '');
  };
  const account = h('input', { required: true, maxlength: '64', value: 'default', autocomplete: 'off' });
  const secret = h('div', { class: 'stack' });
  const create = h('form', { class: 'card', onsubmit: (e) => {
    e.preventDefault();
    trying(async () => {
      const key = await post('/api/keys', { account: account.value.trim() });
      secret.replaceChildren(h('div', { class: 'card', role: 'alert' }, h('h2', {}, t('keys.once')),
        h('dl', {}, h('dt', {}, 'AccessKeyId'), h('dd', { class: 'mono', id: 'new-key-id' }, key.accessKeyId), h('dt', {}, 'AccessKeySecret'), h('dd', { class: 'mono', id: 'new-key-secret' }, key.accessKeySecret)),
        h('div', { class: 'row' }, h('button', { onclick: () => secret.replaceChildren() }, t('keys.hide')))));
      await render();
    });
  } }, h('div', { class: 'row end' }, h('div', { class: 'grow' }, field(t('keys.account'), account, t('keys.accountHint'))), h('button', {}, t('keys.create'))));
  await render();
  return h('section', {}, lead(t('nav.keys'), t('keys.text')), may('OPERATOR') ? create : null, problem, secret, content);
}

function quotaForm(account, saving) {
  const input = h('input', { type: 'number', min: '0', value: account.dailyQuota === undefined ? '' : String(account.dailyQuota), 'aria-label': t('keys.quotaOf', { account: account.name }), placeholder: t('keys.unlimited') });
  return h('form', { class: 'row', onsubmit: (e) => {
    e.preventDefault();
    saving(async () => {
      await post(`/api/accounts/${encodeURIComponent(account.name)}/quota`, { dailyQuota: input.value === '' ? null : Number(input.value) });
      say(t('keys.saved'));
    });
  } }, input, h('button', { class: 'quiet', 'aria-label': `${t('keys.save')}: ${t('keys.quotaOf', { account: account.name })}` }, t('keys.save')));
}
