// Error rates and score tables from lists the server may read: progress, then the report or the table.
import { get, post, trying } from '/api.js';
import { card, empty, field, h, lead, say } from '/dom.js';
import { t } from '/i18n.js';
import { scoreTable } from '/pages/score-table.js';

export async function page({ onLeave }) {
  const { folder, lists } = await get('/api/evaluations');
  const title = lead(t('nav.evaluate'), t('evaluate.text'));
  if (!folder) return h('section', {}, title, empty(t('evaluate.noFolder'), t('evaluate.noFolderText')));
  if (lists.length === 0) return h('section', {}, title, empty(t('evaluate.noList'), t('evaluate.folder', { folder })));

  const list = h('select', {}, lists.map((l) => h('option', { value: l }, l)));
  const bar = h('progress', { max: 1, value: 0, 'aria-label': t('evaluate.progress') });
  const state = h('p', { role: 'status' });
  const running = card(t('evaluate.progress'), bar, state);
  running.hidden = true;
  const problem = h('p', { role: 'alert', class: 'problem' });
  const attempt = trying(problem);
  const result = h('div', { class: 'stack' });
  let watching = true;
  onLeave(() => { watching = false; });

  const ENDS = {
    failed: (run) => { problem.textContent = `${t('evaluate.failed')} ${run.message}`; },
    'too-few': (run) => { problem.textContent = t('calibrate.tooFew', { n: run.message.split(' / ')[0] }); },
  };
  const watch = async (address, show) => {
    const run = await get(address);
    bar.value = run.progress;
    state.textContent = run.message;
    if (run.state === 'running') { if (watching) setTimeout(() => attempt(() => watch(address, show)), 1000); return; }
    running.hidden = true;
    if (run.state in ENDS) { ENDS[run.state](run); return; }
    say(t('evaluate.done'));
    result.replaceChildren(await show(address));
  };
  const start = (kind, show) => attempt(async () => {
    result.replaceChildren();
    const { id } = await post(`/api/${kind}`, { list: list.value });
    running.hidden = false;
    await watch(`/api/${kind}/${id}`, show);
  });
  const report = (address) => h('iframe', { id: 'report', src: `${address}/report`, title: t('evaluate.report'), sandbox: '' });
  const table = async (address) => scoreTable(await get(`${address}/table`), `${address}/calibration.toml`);
  const form = h('form', { class: 'card', onsubmit: (e) => { e.preventDefault(); start('evaluations', report); } },
    h('div', { class: 'row end' }, h('div', { class: 'grow' }, field(t('evaluate.list'), list)), h('button', {}, t('evaluate.start')),
      h('button', { class: 'quiet', type: 'button', id: 'calibrate', onclick: () => start('calibrations', table) }, t('calibrate.make'))), h('small', {}, t('evaluate.folder', { folder })));
  return h('section', {}, title, form, problem, running, result);
}
