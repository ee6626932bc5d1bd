// Do decisions change over time? Verdicts, scores, attack scores, reasons, latency.
import uPlot from '/lib/uplot.js';
import { explain, get, query } from '/api.js';
import { empty, field, h, lead, table } from '/dom.js';
import { has, number, t } from '/i18n.js';
import { reasonText } from '/pages/result.js';

const SPANS = { day: 1, week: 7, month: 30 };
const OUTCOMES = { passed: 'good', 'not-passed': 'bad', unassessable: 'warn' };
const HEIGHT = 220;
const css = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const sum = (values) => values.reduce((a, b) => a + b, 0);

export async function page({ onLeave }) {
  const span = h('select', {}, Object.keys(SPANS).map((s) => h('option', { value: s, selected: s === 'week' }, t(`drift.${s}`))));
  const account = h('input', { maxlength: '64', autocomplete: 'off', placeholder: t('policies.all') });
  const content = h('div', { class: 'stack' });
  let plots = [];
  let seen = null;
  const destroy = () => { plots.forEach((p) => p.destroy()); plots = []; };

  const draw = () => {
    destroy();
    content.replaceChildren();
    const totals = Object.keys(OUTCOMES).map((o) => sum(seen.verdicts[o] ?? []));
    const calls = sum(totals);
    content.append(tiles(calls, totals));
    if (calls === 0) {
      content.append(empty(t('drift.empty'), t('drift.emptyText')));
    } else {
      const charts = [verdicts(seen, totals), histogram(t('drift.scores'), t('drift.scoresText'), '--bar', seen.scores, 0, 100, 2), histogram(t('drift.attacks'), t('drift.attacksText'), '--warn', seen.padScores, -10, 10, 1)];
      content.append(charts[0].element, h('div', { class: 'columns' }, charts[1].element, charts[2].element));
      plots = charts.map((chart) => chart.draw());
    }
    content.append(tables(seen));
    content.dataset.drawn = span.value;
  };
  const problem = h('p', { role: 'alert', class: 'problem' });
  const render = async () => {
    problem.textContent = '';
    try {
      const from = new Date(Date.now() - SPANS[span.value] * 86400e3).toISOString();
      seen = await get('/api/statistics' + query({ from, account: account.value.trim() }));
      draw();
    } catch (refused) {
      problem.textContent = explain(refused);
    }
  };
  // Charts have the width and the colours of the moment they are drawn in.
  const redraw = () => { if (seen) draw(); };
  const dark = matchMedia('(prefers-color-scheme: dark)');
  window.addEventListener('resize', redraw);
  dark.addEventListener('change', redraw);
  onLeave(() => { destroy(); window.removeEventListener('resize', redraw); dark.removeEventListener('change', redraw); });
  const form = h('form', { class: 'card', onsubmit: (e) => { e.preventDefault(); render(); } },
    h('div', { class: 'row end' }, h('div', { class: 'grow' }, field(t('drift.span'), span)), h('div', { class: 'grow' }, field(t('keys.account'), account)), h('button', {}, t('decisions.search'))), problem);
  queueMicrotask(render);
  return h('section', {}, lead(t('nav.drift'), t('drift.text')), form, content);
}

function tiles(calls, totals) {
  const share = (n) => (calls === 0 ? '–' : `${number(100 * n / calls, 1)} %`);
  const tile = (name, value) => h('div', { class: 'card' }, h('span', {}, name), h('p', { class: 'figure' }, value));
  return h('div', { class: 'tiles' }, tile(t('drift.calls'), number(calls, 0)), Object.keys(OUTCOMES).map((o, i) => tile(t(`outcome.${o}`), share(totals[i]))));
}

// A card with a chart; drawn once it stands in the page, for its width.
function chart(title, text, spoken, options, data, more) {
  const where = h('div', { class: 'chart', role: 'img', 'aria-label': spoken });
  const axis = { stroke: css('--soft'), grid: { stroke: css('--line'), width: 1 }, ticks: { stroke: css('--line'), width: 1 } };
  return {
    element: h('section', { class: 'card' }, h('div', {}, h('h2', {}, title), text ? h('p', { class: 'note' }, text) : null), more, where),
    draw: () => new uPlot({ width: Math.max(220, where.clientWidth), height: HEIGHT, legend: { show: false }, cursor: { show: false }, ...options,
      axes: [axis, { ...axis, size: 68, incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1e3, 2e3, 5e3, 1e4, 2e4, 5e4, 1e5, 1e6] }] }, data, where),
  };
}

const fromZero = { range: (_, low, high) => [0, Math.max(1, high)] };
const bars = (label, color, align) => ({ label, stroke: css(color), fill: css(color), width: 0, points: { show: false }, paths: uPlot.paths.bars({ size: [0.85, 40], align }) });

// Stacked: each series is drawn over the one it is a part of.
function verdicts(seen, totals) {
  const names = Object.keys(OUTCOMES);
  const seconds = seen.times.map((s) => Date.parse(s) / 1000);
  const step = seconds.length > 1 ? seconds[1] - seconds[0] : 60;
  const stacked = names.map((_, i) => seen.times.map((_, at) => sum(names.slice(0, i + 1).map((o) => seen.verdicts[o][at]))));
  const spoken = names.map((o, i) => `${t(`outcome.${o}`)}: ${number(totals[i], 0)}`).join(', ');
  const legend = h('div', { class: 'legend', 'aria-hidden': 'true' }, names.map((o) => h('span', {}, h('i', { class: OUTCOMES[o] }), t(`outcome.${o}`))));
  return chart(t('drift.verdicts'), null, `${t('drift.verdicts')}. ${spoken}`,
    { scales: { x: { range: [seconds[0], seconds.at(-1) + step] }, y: fromZero }, series: [{}, ...names.toReversed().map((o) => bars(t(`outcome.${o}`), `--${OUTCOMES[o]}`, 1))] },
    [seconds, ...stacked.toReversed()], legend);
}

function histogram(title, text, color, bins, low, high, step) {
  const from = Math.min(low, ...bins.map((b) => b.from));
  const to = Math.max(high, ...bins.map((b) => b.from + step));
  const at = Array.from({ length: Math.round((to - from) / step) }, (_, i) => from + i * step);
  const calls = new Map(bins.map((b) => [b.from, b.calls]));
  return chart(title, text, `${title}. ${bins.map((b) => `${b.from}: ${b.calls}`).join(', ')}`,
    { scales: { x: { time: false, range: [from, to] }, y: fromZero }, series: [{}, bars(title, color, 1)] }, [at, at.map((x) => calls.get(x) ?? 0)]);
}

function tables(seen) {
  const numeric = (name) => ({ name, numeric: true });
  return h('div', { class: 'columns thirds' },
    seen.reasons.length ? table(t('drift.reasons'), [t('decisions.reason'), numeric(t('drift.calls'))], seen.reasons.map((r) => [reasonText(r.name), number(r.calls, 0)])) : null,
    seen.latency.length ? table(t('drift.latency'), [t('drift.step'), numeric('p50 ms'), numeric('p99 ms')], seen.latency.map((l) => [has(`step.${l.step}`) ? t(`step.${l.step}`) : l.step, number(l.p50, 1), number(l.p99, 1)])) : null,
    seen.quota.length ? table(t('drift.quota'), [t('keys.account'), numeric(t('keys.used')), numeric(t('keys.quota'))], seen.quota.map((q) => [q.account, number(q.used, 0), q.limit === undefined ? t('keys.unlimited') : number(q.limit, 0)])) : null);
}
