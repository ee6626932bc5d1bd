import { explain, get, query } from '/api.js';
import { badge, empty, field, h, lead, table } from '/dom.js';
import { fromInput, number, oneIn, t, time } from '/i18n.js';
import { reasonText } from '/pages/result.js';

const PAGE = 50;
const OUTCOMES = { passed: 'good', 'not-passed': 'bad', unassessable: 'warn', rejected: '', aborted: '' };
const REASONS = ['NO_MATCH', 'PRESENTATION_ATTACK', 'SAME_SHOT', 'NO_FACE', 'POOR_QUALITY', 'SAME_PICTURE', 'ATTACK_UNCERTAIN', 'TRIES_EXHAUSTED', 'ATTACK_DETECTION_FAILED', 'NOT_A_JPEG', 'UNREADABLE', 'TOO_LARGE', 'TOO_SMALL', 'SEVERAL_FACES'];

const choice = (values, text) => h('select', {}, ['', ...values].map((v) => h('option', { value: v }, v ? text(v) : t('decisions.any'))));

export async function page() {
  const inputs = {
    outcome: choice(Object.keys(OUTCOMES), (o) => t(`outcome.${o}`)),
    reason: choice(REASONS, reasonText),
    from: h('input', { type: 'datetime-local' }),
    to: h('input', { type: 'datetime-local' }),
    key: h('input', { maxlength: '64', autocomplete: 'off' }),
    requestId: h('input', { maxlength: '64', autocomplete: 'off' }),
  };
  const list = h('div', {});
  const problem = h('p', { role: 'alert', class: 'problem' });
  let before = null;

  const filter = () => Object.fromEntries(Object.entries(inputs).map(([name, input]) =>
    [name, input.type === 'datetime-local' ? fromInput(input.value) : input.value.trim()]));
  const exports = h('a', { class: 'button quiet', href: '/api/decisions.csv' }, t('decisions.export'));
  const older = h('button', { class: 'quiet', type: 'button', onclick: () => show() }, t('decisions.older'));
  const show = async () => {
    problem.textContent = '';
    try {
      const found = await get('/api/decisions' + query({ ...filter(), before, limit: PAGE }));
      exports.href = '/api/decisions.csv' + query(filter());
      before = found.decisions.length ? found.decisions.at(-1).time : before;
      older.hidden = found.decisions.length < PAGE;
      list.replaceChildren(found.decisions.length ? rows(found.decisions) : nothing());
    } catch (refused) {
      problem.textContent = explain(refused);
    }
  };
  const nothing = () => (Object.values(filter()).some(Boolean)
    ? empty(t('decisions.nothing'), t('decisions.nothingText')) : empty(t('decisions.none'), t('decisions.noneText')));
  const form = h('form', { class: 'card', onsubmit: (e) => { e.preventDefault(); before = null; show(); }, onreset: () => { before = null; queueMicrotask(show); } },
    h('div', { class: 'filters' }, Object.entries(inputs).map(([name, input]) => field(t(`decisions.${name}`), input))), problem,
    h('div', { class: 'row' }, h('button', {}, t('decisions.search')), h('button', { class: 'quiet', type: 'reset' }, t('decisions.reset')), exports));
  await show();
  return h('section', {}, lead(t('nav.decisions'), t('decisions.text')), form, list, h('div', { class: 'row' }, older));
}

function rows(decisions) {
  const columns = [t('decisions.time'), t('decisions.outcome'), { name: t('decisions.score'), numeric: true }, { name: t('decisions.rate'), numeric: true }, t('decisions.reason'), t('keys.account'), t('decisions.requestId')];
  return table(t('decisions.found', { n: decisions.length }), columns, decisions.map((d) => [time(d.time), badge(OUTCOMES[d.outcome] ?? '', t(`outcome.${d.outcome}`)),
    d.similarityScore === undefined ? '' : number(d.similarityScore), d.falseMatchRate === undefined ? '' : oneIn(d.falseMatchRate), reasonText(d.reason), d.account,
    h('a', { href: `#/decision/${d.requestId}`, class: 'mono', title: d.requestId }, `${d.requestId.slice(0, 8)}…`)]));
}
