import { explain, post } from '/api.js';
import { field, h, lead } from '/dom.js';
import { t } from '/i18n.js';

// Sign in; with a token from the first start's link: make the first administrator.
export function page({ token, done }) {
  const name = h('input', { name: 'name', autocomplete: 'username', required: true, maxlength: '64' });
  const password = h('input', {
    name: 'password', type: 'password', required: true, maxlength: '256',
    minlength: token ? '12' : null, autocomplete: token ? 'new-password' : 'current-password',
  });
  const problem = h('p', { role: 'alert', class: 'problem' });
  const button = h('button', { class: 'large' }, t(token ? 'signIn.create' : 'signIn.submit'));
  const submit = async (event) => {
    event.preventDefault();
    problem.textContent = '';
    button.disabled = true;
    try {
      const body = { name: name.value, password: password.value };
      done(await post(token ? '/api/welcome' : '/api/sign-in', token ? { token, ...body } : body));
    } catch (refused) {
      problem.textContent = explain(refused);
      button.disabled = false;
      password.value = '';
      password.focus();
    }
  };
  return h('section', { class: 'sign-in' },
    h('img', { src: '/mark.svg', alt: '', width: 44, height: 44 }),
    lead(t(token ? 'signIn.welcome' : 'signIn.title'), t(token ? 'signIn.welcomeText' : 'signIn.text')),
    h('form', { class: 'card', onsubmit: submit },
      field(t('signIn.name'), name),
      field(t('signIn.password'), password, token ? t('signIn.passwordHint') : null),
      problem, button));
}
