import { get, post, trying } from '/api.js';
import { badge, field, h, lead, say, table } from '/dom.js';
import { t } from '/i18n.js';

const ROLES = ['VIEWER', 'OPERATOR', 'ADMIN'];

export async function page({ session }) {
  const list = h('div', {});
  const problem = h('p', { role: 'alert', class: 'problem' });
  const attempt = trying(problem);
  const roleSelect = (role, label) => h('select', { 'aria-label': label }, ROLES.map((r) => h('option', { value: r, selected: r === role }, t(`role.${r}`))));
  const render = async () => {
    const { users } = await get('/api/users');
    list.replaceChildren(table(t('nav.users'), [t('signIn.name'), t('users.role'), t('keys.state'), ''], users.map((u) => {
      const own = u.name === session.name;
      const role = roleSelect(u.role, `${t('users.role')} ${u.name}`);
      const change = (active) => () => attempt(async () => { await post(`/api/users/${encodeURIComponent(u.name)}`, { role: role.value, active }); say(t('keys.saved')); await render(); });
      return [own ? `${u.name} (${t('users.you')})` : u.name, own ? t(`role.${u.role}`) : role, badge(u.active ? 'good' : '', t(u.active ? 'keys.active' : 'keys.inactive')), own ? '' : h('div', { class: 'row' },
        h('button', { class: 'quiet', 'aria-label': `${t('keys.save')} ${u.name}`, onclick: change(u.active) }, t('keys.save')),
        h('button', { class: u.active ? 'danger' : 'quiet', 'aria-label': `${t(u.active ? 'keys.disable' : 'keys.enable')} ${u.name}`, onclick: change(!u.active) }, t(u.active ? 'keys.disable' : 'keys.enable')))];
    })));
  };
  const name = h('input', { required: true, maxlength: '64', autocomplete: 'off' });
  const password = h('input', { type: 'password', required: true, minlength: '12', maxlength: '256', autocomplete: 'new-password' });
  const role = h('select', {}, ROLES.map((r) => h('option', { value: r }, t(`role.${r}`))));
  const form = h('form', { class: 'card', onsubmit: (e) => {
    e.preventDefault();
    attempt(async () => { await post('/api/users', { name: name.value, password: password.value, role: role.value }); form.reset(); say(t('keys.saved')); await render(); });
  } }, h('h2', {}, t('users.add')), h('div', { class: 'filters' }, field(t('signIn.name'), name), field(t('signIn.password'), password), field(t('users.role'), role)),
  h('small', {}, t('signIn.passwordHint')), h('div', { class: 'row' }, h('button', {}, t('users.add'))));
  await render();
  return h('section', {}, lead(t('nav.users'), t('users.text')), list, problem, form);
}
