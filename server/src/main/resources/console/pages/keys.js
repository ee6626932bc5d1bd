// Keys and accounts at a glance; each has a page of its own where it is changed.
import { get, post, trying } from '/api.js';
import { empty, field, h, lead, table } from '/dom.js';
import { number, t } from '/i18n.js';
import { accountLink, keyTable, limit, secretCard, serviceState } from '/pages/access.js';

const accountTable = (accounts) => table(t('accounts.title'), [t('keys.account'), t('accounts.service'), { name: t('keys.used'), numeric: true }, { name: t('keys.quota'), numeric: true }, { name: t('keys.rate'), numeric: true }],
  accounts.map((a) => [accountLink(a.name), serviceState(a), number(a.usedToday, 0), limit(a.dailyQuota), limit(a.callsPerSecond)]));

export async function page({ may }) {
  const content = h('div', { class: 'stack' });
  const secret = h('div', { class: 'stack' });
  const problem = h('p', { role: 'alert', class: 'problem' });
  const attempt = trying(problem);
  const render = async () => {
    const [{ keys }, { accounts }] = await Promise.all([get('/api/keys'), get('/api/accounts')]);
    content.replaceChildren(keys.length ? keyTable(keys) : empty(t('keys.none'), t('keys.noneText')), accounts.length ? accountTable(accounts) : '');
  };
  const account = h('input', { required: true, maxlength: '64', value: 'default', autocomplete: 'off' });
  const open = (event) => {
    event.preventDefault();
    const name = account.value.trim();
    attempt(async () => {
      if (event.submitter?.id === 'open-account') await post('/api/accounts', { name });
      else secret.replaceChildren(secretCard(await post('/api/keys', { account: name }), () => secret.replaceChildren()));
      await render();
    });
  };
  const form = h('form', { class: 'card', onsubmit: open }, h('div', { class: 'row end' }, h('div', { class: 'grow' }, field(t('keys.account'), account, t('keys.accountHint'))),
    h('button', { id: 'create-key' }, t('keys.create')), h('button', { id: 'open-account', class: 'quiet' }, t('accounts.open'))));
  await render();
  return h('section', {}, lead(t('nav.keys'), t('keys.text')), may('OPERATOR') ? form : null, problem, secret, content);
}
