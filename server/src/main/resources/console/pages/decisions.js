import { get, query } from '/api.js';
import { field, h, table } from '/dom.js';
import { number, oneIn, t, time } from '/i18n.js';

const PAGE = 50;

export async function page() {
  const inputs = {
    requestId: h('input', { maxlength: '64' }),
    from: h('input', { type: 'datetime-local' }),
    to: h('input', { type: 'datetime-local' }),
    key: h('input', { maxlength: '64' }),
    outcome: h('select', {}, ['', 'passed', 'not-passed', 'unassessable', 'rejected', 'aborted'].map((o) => h('option', { value: o }, o ? t(`outcome.${o}`) : t('decisions.any')))),
    reason: h('input', { maxlength: '64' }),
  };
  const list = h('div', {});
  let before = null;

  const filter = () => Object.fromEntries(Object.entries(inputs).map(([name, input]) =>
    [name, input.type === 'datetime-local' && input.value ? new Date(input.value).toISOString() : input.value.trim()]));
  const exports = h('a', { class: 'button', href: '/api/decisions.csv' }, t('decisions.export'));
  const older = h('button', { class: 'quiet', onclick: () => show() }, t('decisions.older'));
  const show = async () => {
    const found = await get('/api/decisions' + query({ ...filter(), before, limit: PAGE }));
    exports.href = '/api/decisions.csv' + query(filter());
    before = found.decisions.length ? found.decisions.at(-1).time : before;
    older.disabled = found.decisions.length < PAGE;
    list.replaceChildren(found.decisions.length === 0 ? h('p', {}, t('decisions.nothing')) : table(t('decisions.found', { n: found.decisions.length }),
      ['time', 'requestId', 'key', 'outcome', 'score', 'rate', 'reason'].map((c) => t(`decisions.${c}`)),
      found.decisions.map((d) => [time(d.time), h('a', { href: `#/decision/${d.requestId}`, class: 'mono' }, d.requestId), d.key, t(`outcome.${d.outcome}`),
        d.similarityScore === undefined ? '' : number(d.similarityScore), d.falseMatchRate === undefined ? '' : oneIn(d.falseMatchRate), d.reason || ''])));
  };
  const form = h('form', { class: 'filters card', onsubmit: (e) => { e.preventDefault(); before = null; show(); } },
    Object.entries(inputs).map(([name, input]) => field(t(`decisions.${name}`), input)), h('button', {}, t('decisions.search')));
  await show();
  return h('section', {}, h('h1', {}, t('nav.decisions')), form, h('div', { class: 'row' }, exports, older), list);
}
