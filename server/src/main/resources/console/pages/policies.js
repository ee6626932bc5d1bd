// Policies, and what a change would have meant for the last decisions before it is made.
import { get, post } from '/api.js';
import { field, h, say, table } from '/dom.js';
import { number, oneIn, t } from '/i18n.js';

const RATES = [1e-2, 1e-3, 1e-4, 1e-5, 1e-6];
const pick = (values, chosen, label) => h('select', {}, values.map((v) => h('option', { value: String(v), selected: v === chosen }, label(v))));

export async function page({ may }) {
  const list = h('div', {});
  const render = async () => {
    const { policies } = await get('/api/policies');
    list.replaceChildren(table(t('policies.inForce'), ['account', 'resourceCode', 'version', 'rate', 'pad', 'quality'].map((c) => t(`policies.${c}`)),
      policies.map((p) => [p.account || t('policies.all'), p.resourceCode || t('policies.all'), p.version, oneIn(p.targetFalseMatchRate), t(`policies.mode.${p.padMode}`), t(`policies.mode.${p.quality}`)])));
  };
  const account = h('input', { maxlength: '64', placeholder: t('policies.all') });
  const code = h('input', { maxlength: '8', pattern: '[0-9]{8}', placeholder: t('policies.all') });
  const rate = pick(RATES, 1e-5, oneIn);
  const pad = pick(['TOLERANT', 'STANDARD', 'STRICT'], 'STANDARD', (m) => t(`policies.mode.${m}`));
  const quality = pick(['LENIENT', 'STANDARD', 'STRICT'], 'STANDARD', (m) => t(`policies.mode.${m}`));
  const secondFace = h('input', { type: 'checkbox' });
  const last = h('input', { type: 'number', min: '1', max: '100000', value: '1000' });
  const preview = h('div', { 'aria-live': 'polite' });
  const save = h('button', { disabled: true, type: 'button' }, t('policies.save'));
  const body = () => ({
    account: account.value.trim() || null, resourceCode: code.value.trim() || null, targetFalseMatchRate: Number(rate.value),
    padMode: pad.value, quality: quality.value, refuseSecondFace: secondFace.checked, last: Number(last.value),
  });
  save.addEventListener('click', async () => { await post('/api/policies', body()); save.disabled = true; preview.replaceChildren(); say(t('policies.saved')); await render(); });
  const form = h('form', { class: 'card', oninput: () => { save.disabled = true; }, onsubmit: async (e) => {
    e.preventDefault();
    const seen = await post('/api/policies/preview', body());
    preview.replaceChildren(h('p', { id: 'preview' }, t('policies.previewText', { n: number(seen.decisions, 0), newlyPassed: number(seen.newlyPassed, 0), newlyRefused: number(seen.newlyRefused, 0), same: number(seen.unchanged, 0) })),
      h('p', { class: 'note' }, t('policies.previewNote')));
    save.disabled = !may('ADMIN');
  } }, h('div', { class: 'filters' }, field(t('policies.account'), account), field(t('policies.resourceCode'), code), field(t('policies.rate'), rate),
    field(t('policies.pad'), pad), field(t('policies.quality'), quality), field(t('policies.secondFace'), secondFace), field(t('policies.last'), last)),
  h('div', { class: 'row' }, h('button', { id: 'show-preview' }, t('policies.preview')), may('ADMIN') ? save : null), preview);
  await render();
  return h('section', {}, h('h1', {}, t('nav.policies')), h('p', { class: 'note' }, t('policies.text')), list, h('h2', {}, t('policies.change')), form);
}
