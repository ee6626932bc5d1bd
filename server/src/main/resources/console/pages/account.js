// One account: from when to when, how much and for which resource codes it may call, and what it used.
import { get, post, trying } from '/api.js';
import { ask, card, empty, facts, field, h, lead, say, table } from '/dom.js';
import { forInput, fromInput, number, t, time } from '/i18n.js';
import { keyTable, limit, serviceState } from '/pages/access.js';

export async function page({ rest, may }) {
  const name = rest[0];
  const address = `/api/accounts/${encodeURIComponent(name)}`;
  const content = h('div', { class: 'stack' });
  const problem = h('p', { role: 'alert', class: 'problem' });
  const attempt = trying(problem);
  const change = (path, body) => attempt(async () => { await post(`${address}/${path}`, body); say(t('keys.saved')); await render(); });
  const form = (title, body, ...content) => h('form', { class: 'card', onsubmit: (e) => { e.preventDefault(); change(...body()); } }, h('h2', {}, title), ...content);

  const service = (account) => {
    const from = h('input', { type: 'datetime-local', value: forInput(account.starts) });
    const until = h('input', { type: 'datetime-local', value: forInput(account.ends) });
    const stop = async () => { if (await ask(t('accounts.really', { account: name }), t('accounts.deactivate'))) change('deactivate', {}); };
    return form(t('accounts.service'), () => ['activate', { starts: fromInput(from.value), ends: fromInput(until.value) }],
      field(t('decisions.from'), from, t('accounts.fromHint')), field(t('decisions.to'), until, t('accounts.untilHint')),
      h('div', { class: 'row' }, h('button', { class: 'quiet', id: 'activate' }, t('accounts.activate')),
        account.service === 'off' ? null : h('button', { class: 'danger', type: 'button', id: 'deactivate', onclick: stop }, t('accounts.deactivate'))));
  };
  const limits = (account) => {
    const input = (value) => h('input', { type: 'number', min: '0', value: value === undefined ? '' : String(value), placeholder: t('keys.unlimited') });
    const [perDay, perSecond] = [input(account.dailyQuota), input(account.callsPerSecond)];
    const most = (control) => (control.value === '' ? null : Number(control.value));
    return form(t('accounts.limits'), () => ['limits', { dailyQuota: most(perDay), callsPerSecond: most(perSecond) }],
      field(t('keys.quota'), perDay), field(t('keys.rate'), perSecond), h('div', { class: 'row' }, h('button', { class: 'quiet', id: 'save-limits' }, t('keys.save'))));
  };
  const codes = (account) => {
    const listed = h('input', { value: account.resourceCodes.join(' '), placeholder: t('policies.all'), pattern: ' *([0-9]{8} *)*', autocomplete: 'off' });
    return form(t('accounts.codes'), () => ['resource-codes', { resourceCodes: listed.value.split(/\s+/).filter(Boolean) }],
      field(t('policies.resourceCode'), listed, t('accounts.codesHint')), h('div', { class: 'row' }, h('button', { class: 'quiet', id: 'save-codes' }, t('keys.save'))));
  };

  const render = async () => {
    const [{ account, days }, { keys }] = await Promise.all([get(address), get('/api/keys')]);
    const own = keys.filter((k) => k.account === name);
    content.replaceChildren(
      facts(null, [[t('accounts.service'), serviceState(account)], [t('decisions.from'), account.starts && time(account.starts)], [t('decisions.to'), account.starts && (account.ends ? time(account.ends) : t('keys.noEnd'))],
        [t('keys.used'), number(account.usedToday, 0)], [t('keys.quota'), limit(account.dailyQuota)], [t('keys.rate'), limit(account.callsPerSecond)], [t('accounts.codes'), account.resourceCodes.join(' ') || t('policies.all')]]),
      may('OPERATOR') ? h('div', { class: 'columns' }, service(account), limits(account), codes(account)) : '',
      own.length ? keyTable(own) : empty(t('keys.none'), t('keys.noneText')),
      days.length ? table(t('accounts.days'), [t('accounts.day'), { name: t('drift.calls'), numeric: true }], days.map((d) => [d.day, number(d.used, 0)])) : '');
  };
  await render();
  return h('section', {}, lead(t('keys.account'), null, h('p', { class: 'mono' }, name), h('p', {}, h('a', { href: '#/keys' }, t('keys.back')))), problem, content);
}
