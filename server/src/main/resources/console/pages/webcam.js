// The webcam with a face outline and live hints; nothing is recorded, one frame is taken when asked.
import { base64, explain, post } from '/api.js';
import { h, svg } from '/dom.js';
import { t } from '/i18n.js';

const PAUSE_MS = 400;

function grab(video, width, quality) {
  const canvas = h('canvas', { width, height: Math.round(width * video.videoHeight / video.videoWidth) });
  canvas.getContext('2d').drawImage(video, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));
}

export async function webcam(frame, taken) {
  const hint = h('p', { class: 'hint', role: 'status' }, t('camera.starting'));
  frame.replaceChildren(hint);
  let stream;
  try {
    stream = await navigator.mediaDevices.getUserMedia({ video: { width: { ideal: 1280 }, facingMode: 'user' }, audio: false });
  } catch {
    frame.replaceChildren(h('p', { role: 'alert' }, t('camera.refused')));
    return () => {};
  }
  const video = h('video', { autoplay: true, playsInline: true, muted: true, srcObject: stream, 'aria-label': t('try.camera') });
  const ring = svg('ellipse', { class: 'outline', cx: 50, cy: 36, rx: 19, ry: 27 });
  const outline = svg('svg', { viewBox: '0 0 100 75', 'aria-hidden': 'true' }, ring);
  let running = true;
  const stop = () => { running = false; stream.getTracks().forEach((track) => track.stop()); video.srcObject = null; shoot.remove(); };
  const shoot = h('button', { type: 'button', onclick: async () => { const picture = await grab(video, video.videoWidth, 0.95); stop(); taken(picture); } }, t('camera.shoot'));
  frame.replaceChildren(video, outline, hint);
  frame.after(shoot);

  let last = null;
  const watch = async () => {
    if (!running) return;
    if (video.videoWidth) {
      try {
        const seen = await post('/api/try/hints', { picture: await base64(await grab(video, 320, 0.7)), previous: last });
        last = seen.face ?? null;
        hint.textContent = t(`camera.${seen.hint}`);
        ring.classList.toggle('ready', seen.hint === 'good');
      } catch (refused) {
        hint.textContent = explain(refused);
      }
    }
    setTimeout(watch, PAUSE_MS);
  };
  watch();
  return stop;
}
