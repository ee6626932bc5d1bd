import { explain, get, post } from '/api.js';
import { card, empty, field, h, lead, say } from '/dom.js';
import { t } from '/i18n.js';

// Starts an evaluation on a list the server may read, shows its progress and its report.
export async function page({ onLeave }) {
  const { folder, runs } = await get('/api/evaluations');
  const title = lead(t('nav.evaluate'), t('evaluate.text'));
  if (!folder) return h('section', {}, title, empty(t('evaluate.noFolder'), t('evaluate.noFolderText')));
  if (runs.lists.length === 0) return h('section', {}, title, empty(t('evaluate.noList'), t('evaluate.folder', { folder })));

  const list = h('select', {}, runs.lists.map((l) => h('option', { value: l }, l)));
  const bar = h('progress', { max: 1, value: 0, 'aria-label': t('evaluate.progress') });
  const state = h('p', { role: 'status' });
  const running = card(t('evaluate.progress'), bar, state);
  running.hidden = true;
  const problem = h('p', { role: 'alert', class: 'problem' });
  const report = h('div', {});
  let watching = true;
  onLeave(() => { watching = false; });

  const watch = async (id) => {
    const run = await get(`/api/evaluations/${id}`);
    bar.value = run.progress;
    state.textContent = run.message;
    if (run.state === 'running') { if (watching) setTimeout(() => watch(id).catch(failed), 1000); return; }
    running.hidden = true;
    if (run.state === 'failed') { problem.textContent = `${t('evaluate.failed')} ${run.message}`; return; }
    say(t('evaluate.done'));
    report.replaceChildren(h('iframe', { id: 'report', src: `/api/evaluations/${id}/report`, title: t('evaluate.report'), sandbox: '' }));
  };
  const failed = (refused) => { problem.textContent = explain(refused); };
  const start = async (e) => {
    e.preventDefault();
    problem.textContent = '';
    report.replaceChildren();
    try {
      const { id } = await post('/api/evaluations', { list: list.value });
      running.hidden = false;
      await watch(id);
    } catch (refused) { failed(refused); }
  };
  const form = h('form', { class: 'card', onsubmit: start },
    h('div', { class: 'row end' }, h('div', { class: 'grow' }, field(t('evaluate.list'), list)), h('button', {}, t('evaluate.start'))), h('small', {}, t('evaluate.folder', { folder })));
  return h('section', {}, title, form, problem, running, report);
}
