// The stage: three phones, the posters, the clock, and the stream of what happens.

import { button, clock, day, element, local, setOffset, weekday } from "/message.js";
import { Phone, post } from "/phone.js";

const PHONES = [
  { role: "citizen", label: "Người dân", short: "Người dân", roles: ["citizen"] },
  { role: "officer", label: "Nhóm cán bộ", short: "Cán bộ", roles: ["officer"] },
  { role: "leader", label: "Lãnh đạo", short: "Lãnh đạo", roles: ["leader", "head"] },
];
const at = (id) => document.getElementById(id);
const narrow = matchMedia("(max-width: 1019px)");
const HOUR = 3600e3;
let phones = [];
let stage = { posters: [] };
let now = null;
let moving = null;

const isVisible = (phone) => !document.hidden && (!narrow.matches || phone.root.classList.contains("chosen"));

function choose(phone) {
  for (const one of phones) one.root.classList.toggle("chosen", one === phone);
  if (phone.open) phone.open.unread = 0;
  phone.drawPeople();
  phone.toEnd();
  drawTabs();
}

function drawTabs() {
  at("phone-tabs").replaceChildren(...phones.map((phone) => {
    const tab = button("", phone.short, () => choose(phone));
    tab.setAttribute("role", "tab");
    tab.dataset.role = phone.role;
    tab.setAttribute("aria-selected", phone.root.classList.contains("chosen"));
    if (phone.unread) tab.append(element("span", "badge", phone.unread));
    return tab;
  }));
  const unread = phones.reduce((sum, phone) => sum + phone.unread, 0);
  document.title = (unread ? `(${unread}) ` : "") + stage.title;
}

// Links to a bot open on the phone at hand; answers whether this was one.
function openLink(url, phone) {
  const link = /^(?:https?:\/\/)?t\.me\/(\w+)(?:\?(.*))?$/.exec(url);
  if (!link) return false;
  const payload = new URLSearchParams(link[2] || "").get("start") || "";
  const entry = phone.entries.find((one) => one.person === phone.open.person && one.chat === link[1]) || phone.entries.find((one) => one.chat === link[1]);
  if (entry && entry !== phone.open) phone.select(entry);
  phone.act("start_bot", { person: (entry || phone.open).person, bot: link[1], payload }, false);
  return true;
}

function posterCards(done) {
  return stage.posters.map((poster) => {
    const card = element("article", "poster");
    const picture = element("div");
    picture.innerHTML = poster.qr; // drawn by this server, not by people
    picture.setAttribute("aria-hidden", "true");
    const scan = button("", "Quét mã", () => {
      const citizen = phones.find((phone) => phone.role === "citizen");
      if (narrow.matches) choose(citizen);
      openLink(poster.link, citizen);
      done?.();
    });
    scan.dataset.action = "scan-poster";
    scan.dataset.poster = poster.label;
    scan.setAttribute("aria-label", `Quét mã ${poster.label}`);
    card.append(element("strong", "", poster.label), ...(poster.desk && poster.desk !== poster.label ? [element("small", "", poster.desk)] : []), picture, scan);
    return card;
  });
}

function enlarge(message) {
  at("picture-image").src = message.media.url;
  at("picture-image").alt = message.text.split("\n")[0] || "Ảnh";
  at("picture-caption").textContent = message.text;
  at("picture").showModal();
}

async function build() {
  stage = await (await fetch("/control/stage")).json();
  setOffset(stage.utc_offset_hours);
  at("title").textContent = stage.title || "Hài Lòng";
  at("empty").hidden = stage.cast.length > 0;
  at("links").replaceChildren(...stage.links.map(({ label, url }) => {
    const link = element("a", "", label);
    Object.assign(link, { href: url, target: "_blank", rel: "noreferrer" });
    return link;
  }));
  const before = new Map(phones.map((phone) => [phone.role, phone.open]));
  const chosen = phones.find((phone) => phone.root.classList.contains("chosen"))?.role;
  for (const phone of phones) phone.root.remove();
  const shared = { openLink, posterCards, enlarge };
  phones = [];
  for (const plan of PHONES) {
    const entries = plan.roles.flatMap((role) => stage.cast.filter((one) => one.role === role));
    if (!entries.length) continue;
    const phone = new Phone({ ...plan, entries, stage: shared, onChange: drawTabs });
    phone.short = plan.short;
    const open = before.get(plan.role); // the chat that was open stays open
    const same = open && entries.find((one) => one.person === open.person && one.chat === open.chat);
    if (same && same !== phone.open) phone.select(same);
    phones.push(phone);
    at("stage").append(phone.root);
  }
  at("posters").hidden = !stage.posters.length;
  at("poster-list").replaceChildren(...posterCards());
  if (phones.length) choose(phones.find((phone) => phone.role === chosen) || phones[0]);
}

function nextMonday(iso) {
  const shown = local(iso);
  const monday = Date.UTC(shown.getUTCFullYear(), shown.getUTCMonth(), shown.getUTCDate(), 7, 30);
  let target = monday + ((8 - shown.getUTCDay()) % 7) * 24 * HOUR;
  if (target <= shown.getTime()) target += 7 * 24 * HOUR;
  return new Date(target - stage.utc_offset_hours * HOUR);
}

async function move(kind) {
  const target = kind === "monday" ? nextMonday(now) : new Date(new Date(now).getTime() + (kind === "hour" ? 1 : 24) * HOUR);
  try {
    showMoving({ from: now, to: target.toISOString() });
    tick(await post("clock", { to: target.toISOString() }));
  } catch (wrong) {
    phones[0]?.say(`Không chuyển được đồng hồ: ${wrong.message}`);
    showMoving(null);
  }
}

function showMoving(span) {
  moving = span;
  document.querySelector(".moves").hidden = Boolean(span);
  at("clock-moving").hidden = !span;
  if (!span) return;
  at("clock-label").textContent = `Thời gian đang trôi đến ${clock(span.to)} ${weekday(span.to)}, ${day(span.to)}…`;
}

function tick(view) {
  now = view.now;
  at("clock-time").textContent = clock(now);
  at("clock-date").textContent = `${weekday(now)}, ${day(now)}`;
  for (const shown of document.querySelectorAll(".status-time")) shown.textContent = clock(now);
  if (view.moving) { if (!moving) showMoving(view.moving); moving.seen = true; }
  if (!view.moving && moving && (moving.seen || new Date(now) >= new Date(moving.to))) showMoving(null);
  if (!moving) return;
  const [from, to] = [new Date(moving.from), new Date(moving.to)];
  at("clock-progress").value = Math.min(100, Math.max(2, (100 * (new Date(now) - from)) / (to - from)));
}

function listen() {
  const stream = new EventSource("/control/stream");
  let wasLost = false;
  stream.onopen = () => { at("offline").hidden = true; if (wasLost) build(); else for (const phone of phones) phone.load(); wasLost = false; };
  stream.onerror = () => { wasLost = true; at("offline").hidden = false; };
  stream.onmessage = ({ data }) => {
    const event = JSON.parse(data);
    if (event.kind === "clock") tick(event);
    else if (event.kind === "stage") build();
    else if (event.room) for (const phone of phones) phone.hear(event, isVisible(phone));
  };
}

for (const mover of document.querySelectorAll("[data-move]")) mover.addEventListener("click", () => move(mover.dataset.move));
narrow.addEventListener("change", () => { for (const phone of phones) phone.toEnd(); });
document.addEventListener("visibilitychange", () => { for (const phone of phones) if (isVisible(phone)) { phone.open.unread = 0; phone.drawPeople(); } drawTabs(); });
await build();
tick(await (await fetch("/control/clock")).json());
listen();
document.documentElement.dataset.ready = "true";
