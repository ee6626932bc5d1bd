import { get, post } from '/api.js';
import { field, h, say, table } from '/dom.js';
import { t } from '/i18n.js';

const ROLES = ['VIEWER', 'OPERATOR', 'ADMIN'];

export async function page({ session }) {
  const list = h('div', {});
  const problem = h('p', { role: 'alert', class: 'problem' });
  const roleSelect = (role) => h('select', { 'aria-label': t('users.role') }, ROLES.map((r) => h('option', { value: r, selected: r === role }, t(`role.${r}`))));
  const render = async () => {
    const { users } = await get('/api/users');
    list.replaceChildren(table(t('nav.users'), [t('signIn.name'), t('users.role'), t('keys.state'), ''], users.map((u) => {
      const role = roleSelect(u.role);
      const change = (active) => async () => { await post(`/api/users/${encodeURIComponent(u.name)}`, { role: role.value, active }); say(t('keys.saved')); await render(); };
      return [u.name, role, t(u.active ? 'keys.active' : 'keys.inactive'), u.name === session.name ? '' : h('div', { class: 'row' },
        h('button', { class: 'quiet', onclick: change(u.active) }, t('keys.save')), h('button', { class: 'quiet', onclick: change(!u.active) }, t(u.active ? 'keys.disable' : 'users.enable')))];
    })));
  };
  const name = h('input', { required: true, maxlength: '64', autocomplete: 'off' });
  const password = h('input', { type: 'password', required: true, minlength: '12', maxlength: '256', autocomplete: 'new-password' });
  const role = roleSelect('VIEWER');
  const form = h('form', { class: 'card', onsubmit: async (e) => {
    e.preventDefault();
    problem.textContent = '';
    try { await post('/api/users', { name: name.value, password: password.value, role: role.value }); form.reset(); await render(); } catch (refused) { problem.textContent = refused.message; }
  } }, field(t('signIn.name'), name), field(t('signIn.password'), password, t('signIn.passwordHint')), field(t('users.role'), role), problem, h('button', {}, t('users.add')));
  await render();
  return h('section', {}, h('h1', {}, t('nav.users')), list, h('h2', {}, t('users.add')), form);
}
