// Policies, and what a change would have meant for the last decisions before it is made.
import { explain, get, post } from '/api.js';
import { check, field, h, lead, say, table } from '/dom.js';
import { number, oneIn, t } from '/i18n.js';

const RATES = [1e-2, 1e-3, 1e-4, 1e-5, 1e-6];
const pick = (values, chosen, label) => h('select', {}, values.map((v) => h('option', { value: String(v), selected: v === chosen }, label(v))));

export async function page({ may }) {
  const list = h('div', {});
  const render = async () => {
    const { policies } = await get('/api/policies');
    list.replaceChildren(table(t('policies.inForce'), ['account', 'resourceCode', 'rate', 'pad', 'quality', 'secondFace', 'version'].map((c) => t(`policies.${c}`)),
      policies.map((p) => [p.account || t('policies.all'), p.resourceCode || t('policies.all'), oneIn(p.targetFalseMatchRate), t(`policies.mode.${p.padMode}`), t(`policies.mode.${p.quality}`), t(`answer.${p.refuseSecondFace}`), p.version])));
  };
  const { accounts } = await get('/api/keys');
  const account = pick(['', ...accounts.map((a) => a.name)], '', (name) => name || t('policies.all'));
  const code = h('input', { maxlength: '8', pattern: '[0-9]{8}', placeholder: t('policies.all'), autocomplete: 'off', inputmode: 'numeric' });
  const rate = pick(RATES, 1e-5, oneIn);
  const pad = pick(['TOLERANT', 'STANDARD', 'STRICT'], 'STANDARD', (m) => t(`policies.mode.${m}`));
  const quality = pick(['LENIENT', 'STANDARD', 'STRICT'], 'STANDARD', (m) => t(`policies.mode.${m}`));
  const secondFace = h('input', { type: 'checkbox' });
  const last = h('input', { type: 'number', min: '1', max: '100000', value: '1000', required: true });
  const preview = h('div', { 'aria-live': 'polite', class: 'stack' });
  const problem = h('p', { role: 'alert', class: 'problem' });
  const save = h('button', { disabled: true, type: 'button', id: 'put' }, t('policies.save'));
  const body = () => ({
    account: account.value || null, resourceCode: code.value.trim() || null, targetFalseMatchRate: Number(rate.value),
    padMode: pad.value, quality: quality.value, refuseSecondFace: secondFace.checked, last: Number(last.value),
  });
  const trying = async (work) => { problem.textContent = ''; try { await work(); } catch (refused) { problem.textContent = explain(refused); } };
  const stale = () => { save.disabled = true; preview.replaceChildren(); };
  save.addEventListener('click', () => trying(async () => { await post('/api/policies', body()); stale(); say(t('policies.saved')); await render(); }));
  const form = h('form', { class: 'card', oninput: stale, onchange: stale, onsubmit: (e) => {
    e.preventDefault();
    trying(async () => { preview.replaceChildren(...change(await post('/api/policies/preview', body()))); save.disabled = !may('ADMIN'); });
  } }, h('h2', {}, t('policies.change')), h('div', { class: 'filters' }, field(t('policies.account'), account), field(t('policies.resourceCode'), code), field(t('policies.rate'), rate),
    field(t('policies.pad'), pad), field(t('policies.quality'), quality), field(t('policies.last'), last), check(t('policies.refuseSecondFace'), secondFace)),
  problem, h('div', { class: 'row' }, h('button', { class: 'quiet', id: 'show-preview' }, t('policies.preview')), may('ADMIN') ? save : h('span', { class: 'note' }, t('policies.adminOnly'))), preview);
  await render();
  return h('section', {}, lead(t('nav.policies'), t('policies.text')), list, form);
}

function change(seen) {
  const tile = (name, count, kind) => h('div', { class: 'card' }, h('span', {}, name), h('p', { class: `figure ${kind}` }, number(count, 0)));
  return [h('div', { class: 'tiles' }, tile(t('policies.newlyPassed'), seen.newlyPassed, 'good'), tile(t('policies.newlyRefused'), seen.newlyRefused, 'bad'), tile(t('policies.same'), seen.unchanged, '')),
    h('p', { id: 'preview' }, t('policies.previewText', { n: number(seen.decisions, 0), newlyPassed: number(seen.newlyPassed, 0), newlyRefused: number(seen.newlyRefused, 0), same: number(seen.unchanged, 0) })),
    h('p', { class: 'note' }, t('policies.previewNote'))];
}
