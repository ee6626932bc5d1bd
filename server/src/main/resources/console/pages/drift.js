// Do decisions change over time? Verdicts, scores, attack scores, reasons, latency.
import uPlot from '/lib/uplot.js';
import { get, query } from '/api.js';
import { field, h, table } from '/dom.js';
import { number, t } from '/i18n.js';

const SPANS = { day: 1, week: 7, month: 30 };
const css = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

export async function page({ onLeave }) {
  const span = h('select', {}, Object.keys(SPANS).map((s) => h('option', { value: s, selected: s === 'week' }, t(`drift.${s}`))));
  const account = h('input', { maxlength: '64' });
  const content = h('div', {});
  let plots = [];
  const destroy = () => { plots.forEach((p) => p.destroy()); plots = []; };
  onLeave(destroy);

  const render = async () => {
    destroy();
    const from = new Date(Date.now() - SPANS[span.value] * 86400e3).toISOString();
    const seen = await get('/api/statistics' + query({ from, account: account.value.trim() }));
    const verdicts = h('div', {}); const scores = h('div', {}); const attacks = h('div', {});
    content.replaceChildren(
      h('h2', {}, t('drift.verdicts')), verdicts,
      h('div', { class: 'columns' }, h('div', {}, h('h2', {}, t('drift.scores')), scores), h('div', {}, h('h2', {}, t('drift.attacks')), attacks)),
      h('div', { class: 'columns' },
        table(t('drift.reasons'), [t('decisions.reason'), t('drift.calls')], seen.reasons.map((r) => [r.name, number(r.calls, 0)])),
        table(t('drift.latency'), [t('drift.step'), 'p50 ms', 'p99 ms'], seen.latency.map((l) => [l.step, number(l.p50, 1), number(l.p99, 1)])),
        table(t('drift.quota'), [t('keys.account'), t('keys.used'), t('keys.quota')], seen.quota.map((q) => [q.account, number(q.used, 0), q.limit === undefined ? t('keys.unlimited') : number(q.limit, 0)]))));
    const width = () => Math.max(240, Math.min(560, content.clientWidth));
    const axes = [{ stroke: css('--soft') }, { stroke: css('--soft') }];
    const line = (label, color) => ({ label, stroke: css(color), width: 2 });
    const draw = (where, options, data) => plots.push(new uPlot({ width: width(), height: 220, axes, ...options }, data, where));
    const outcomes = ['passed', 'not-passed', 'unassessable'];
    draw(verdicts, { width: Math.max(240, content.clientWidth), series: [{}, ...outcomes.map((o, i) => line(t(`outcome.${o}`), ['--good', '--bad', '--warn'][i]))] },
      [seen.times.map((s) => Date.parse(s) / 1000), ...outcomes.map((o) => seen.verdicts[o])]);
    const bars = (color) => ({ series: [{}, { label: t('drift.calls'), stroke: css(color), fill: css(color), paths: uPlot.paths.bars({ size: [0.9] }) }], scales: { x: { time: false } } });
    draw(scores, bars('--bar'), [seen.scores.map((b) => b.from), seen.scores.map((b) => b.calls)]);
    draw(attacks, bars('--warn'), [seen.padScores.map((b) => b.from), seen.padScores.map((b) => b.calls)]);
    content.dataset.drawn = span.value;
  };
  const form = h('form', { class: 'filters card', onsubmit: (e) => { e.preventDefault(); render(); } }, field(t('drift.span'), span), field(t('keys.account'), account), h('button', {}, t('decisions.search')));
  queueMicrotask(render);
  return h('section', {}, h('h1', {}, t('nav.drift')), h('p', { class: 'note' }, t('drift.text')), form, content);
}
