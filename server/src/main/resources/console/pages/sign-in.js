import { post } from '/api.js';
import { field, h } from '/dom.js';
import { has, t } from '/i18n.js';

// Sign in; with a token from the first start's link: make the first administrator.
export function page({ token, done }) {
  const name = h('input', { name: 'name', autocomplete: 'username', required: true, maxlength: '64' });
  const password = h('input', {
    name: 'password', type: 'password', required: true, maxlength: '256',
    minlength: token ? '12' : null, autocomplete: token ? 'new-password' : 'current-password',
  });
  const problem = h('p', { role: 'alert', class: 'problem' });
  const submit = async (event) => {
    event.preventDefault();
    try {
      const body = { name: name.value, password: password.value };
      done(await post(token ? '/api/welcome' : '/api/sign-in', token ? { token, ...body } : body));
    } catch (refused) {
      problem.textContent = has(`error.${refused.code}`) ? t(`error.${refused.code}`) : refused.message;
      password.value = '';
      password.focus();
    }
  };
  return h('section', { class: 'narrow' },
    h('h1', {}, t(token ? 'signIn.welcome' : 'signIn.title')),
    h('p', {}, t(token ? 'signIn.welcomeText' : 'signIn.text')),
    h('form', { onsubmit: submit },
      field(t('signIn.name'), name),
      field(t('signIn.password'), password, token ? t('signIn.passwordHint') : null),
      problem,
      h('button', {}, t(token ? 'signIn.create' : 'signIn.submit'))));
}
