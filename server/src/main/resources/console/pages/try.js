// Two pictures in, the verdict and everything it rests on out. Pictures live in this page only and go when it closes.
import { base64, explain, get, post } from '/api.js';
import { field, h, lead, say } from '/dom.js';
import { t } from '/i18n.js';
import { pictureInput } from '/pages/picture-input.js';
import { result } from '/pages/result.js';
import { snippets } from '/pages/snippets.js';

export async function page({ onLeave, session }) {
  const { samples, resourceCodes } = await get('/api/try/choices');
  const reference = pictureInput({ role: 'reference', samples, camera: false });
  const probe = pictureInput({ role: 'probe', samples, camera: true });
  const code = h('select', {}, Object.entries(resourceCodes).map(([c, country]) => h('option', { value: c, selected: c === '00840000' }, country ? `${c} · ${country}` : c)));
  const outcome = h('div', { class: 'outcome' });
  const problem = h('p', { role: 'alert', class: 'problem' });
  const button = h('button', { id: 'verify', class: 'large' }, t('try.verify'));
  let shown = null;

  const clear = () => { if (shown) shown.close(); shown = null; outcome.replaceChildren(); };
  onLeave(() => { clear(); reference.close(); probe.close(); });

  button.addEventListener('click', async () => {
    clear();
    problem.textContent = '';
    if (!reference.blob() || !probe.blob()) { problem.textContent = t('try.bothNeeded'); return; }
    button.disabled = true;
    say(t('try.working'));
    try {
      const body = { reference: await base64(reference.blob()), probe: await base64(probe.blob()), resourceCode: code.value };
      const answer = await post('/api/try', body);
      shown = result(answer, reference, probe, () => post('/api/try/occlusion', body));
      outcome.replaceChildren(shown.element);
      say('');
      outcome.querySelector('h2').focus();
    } catch (refused) {
      problem.textContent = explain(refused);
      say('');
    } finally {
      button.disabled = false;
    }
  });

  return h('section', {},
    lead(t('try.title'), t('try.privacy')),
    h('div', { class: 'columns' }, reference.element, probe.element),
    h('div', { class: 'card' }, h('div', { class: 'row end' }, h('div', { class: 'grow' }, field(t('try.country'), code)), button), problem), outcome,
    snippets(session, code));
}
