// Draws one message as a person sees it: bubble, quote, picture, entities, buttons.

export function element(tag, className, text) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

export function button(className, label, action) {
  const made = element("button", className, label);
  made.type = "button";
  if (action) made.addEventListener("click", action);
  return made;
}

const two = (number) => String(number).padStart(2, "0");
const DAYS = ["Chủ nhật", "Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy"];

// Instants are shown in the office's zone, whatever zone the browser is in.
let offsetHours = 7;
export const setOffset = (hours) => { offsetHours = hours; };
export const local = (iso) => new Date(new Date(iso).getTime() + offsetHours * 3600e3);
export const clock = (iso) => { const at = local(iso); return `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`; };
export const day = (iso) => { const at = local(iso); return `${two(at.getUTCDate())}/${two(at.getUTCMonth() + 1)}/${at.getUTCFullYear()}`; };
export const weekday = (iso) => DAYS[local(iso).getUTCDay()];

export function avatar(target, name) {
  const words = name.split(/\s+/).filter((word) => /[\p{L}\d]/u.test(word));
  target.textContent = words.length > 1 ? words.at(-2)[0] + words.at(-1)[0] : (words[0] || "?").slice(0, 2);
  target.textContent = target.textContent.toUpperCase();
  const colours = ["#1d4e5f", "#7a5320", "#4d5f2b", "#6b3f58", "#3d4f84", "#2d6652"];
  target.style.background = colours[[...name].reduce((sum, letter) => sum + letter.codePointAt(0), 0) % colours.length];
}

export function drawMessage(message, viewer, isGroup, actions) {
  const service = serviceText(message);
  if (service) {
    const line = element("li", "service", service);
    line.dataset.messageId = message.id;
    return line;
  }
  const isMine = message.from === "person" && message.sender === viewer;
  const drawn = element("li", isMine ? "message mine" : "message theirs");
  drawn.dataset.messageId = message.id;
  drawn.dataset.from = message.from;
  const bubble = element("div", "bubble");
  if (isGroup && !isMine) bubble.append(element("span", "name", message.name));
  if (message.reply_to) bubble.append(quote(message.reply_to, actions));
  if (message.media) bubble.append(media(message, drawn, actions));
  if (message.other.contact) bubble.append(element("div", "text", `Danh thiếp: ${message.other.contact.first_name}\n${message.other.contact.phone_number}`));
  if (message.other.location) bubble.append(element("div", "text", `Vị trí: ${message.other.location.latitude}, ${message.other.location.longitude}`));
  if (message.text) bubble.append(text(message, actions));
  bubble.append(meta(message));
  drawn.append(bubble);
  if (message.buttons.length) drawn.append(pills(message, drawn, actions));
  drawn.append(tools(message, isMine, actions));
  return drawn;
}

function quote(replied, actions) {
  const made = button("quote", "", () => actions.jump(replied.id));
  made.append(element("b", "", replied.name), element("span", "", replied.text || "Ảnh, tệp"));
  return made;
}

function media(message, drawn, actions) {
  const { kind, url, emoji, name, size, seconds } = message.media;
  if (kind === "photo") {
    drawn.classList.add("with-photo");
    const made = button("photo", "", () => actions.enlarge(message));
    made.setAttribute("aria-label", "Phóng to ảnh");
    const image = element("img");
    Object.assign(image, { src: url, alt: message.text.split("\n")[0] || "Ảnh", width: message.media.width, height: message.media.height });
    image.style.height = "auto";
    image.addEventListener("load", actions.grown);
    made.append(image);
    return made;
  }
  if (kind === "sticker") {
    drawn.classList.add("sticker");
    return element("div", "big", emoji);
  }
  const made = element("a", "file");
  Object.assign(made, { href: url, download: name });
  const isVoice = kind === "voice";
  const words = element("span", "", isVoice ? "Tin nhắn thoại" : name);
  words.append(element("small", "", isVoice ? `${seconds} giây` : `${Math.max(1, Math.round(size / 1024)).toLocaleString("vi-VN")} KB`));
  made.append(element("i", "", isVoice ? "▶" : (name.split(".").pop() || "").slice(0, 4).toUpperCase()), words);
  return made;
}

// Entities count UTF-16 units, as JavaScript strings do; where they overlap, each stretch gets all their classes.
function text(message, actions) {
  const made = element("div", "text");
  if (/^\/start \S+$/.test(message.text)) message = { ...message, text: "/start" }; // a link's payload is never shown
  const cuts = new Set([0, message.text.length]);
  for (const entity of message.entities) cuts.add(entity.offset).add(entity.offset + entity.length);
  const edges = [...cuts].sort((one, other) => one - other);
  for (let index = 0; index + 1 < edges.length; index++) {
    const [from, to] = [edges[index], edges[index + 1]];
    const over = message.entities.filter((entity) => entity.offset <= from && entity.offset + entity.length >= to);
    made.append(stretch(message.text.slice(from, to), over, actions));
  }
  return made;
}

const TAGS = { bold: "b", italic: "i", underline: "u", strikethrough: "s", code: "code", pre: "pre" };

function stretch(words, over, actions) {
  let made = document.createTextNode(words);
  const wrap = (outer) => { outer.append(made); made = outer; };
  for (const { type, url } of over) {
    if (type in TAGS) wrap(element(TAGS[type]));
    else if (type === "text_link" || type === "url") {
      const link = element("a");
      Object.assign(link, { href: url || words, target: "_blank", rel: "noreferrer" });
      link.addEventListener("click", (event) => { if (actions.open(link.href)) event.preventDefault(); });
      wrap(link);
    } else if (type === "bot_command") made = button("command", words, () => actions.say(words));
    else if (type === "spoiler") wrap(element("span", "spoiler"));
    else if (type.endsWith("blockquote")) wrap(element("span", "blockquote"));
  }
  return made;
}

const LOCK = '<svg viewBox="0 0 12 12" role="img" aria-label="Được bảo vệ"><path d="M3 5V3.600a3 3 0 0 1 6 0V5h.7c.5 0 .8.3.8.8v4.400c0 .5-.3.8-.8.8H2.300c-.5 0-.8-.3-.8-.8V5.800c0-.5.3-.8.8-.8zm1.400 0h3.200V3.600a1.600 1.600 0 0 0-3.200 0z"/></svg>';

function meta(message) {
  const made = element("span", "meta");
  const marks = [];
  if (message.edited) marks.push("đã sửa");
  if (message.silent) marks.push("không chuông");
  made.textContent = [...marks, clock(message.date)].join(" · ");
  if (message.protected) {
    made.title = "Không thể chuyển tiếp hoặc lưu";
    made.insertAdjacentHTML("afterbegin", LOCK);
  }
  if (message.edited) made.dataset.edited = message.edited;
  return made;
}

function pills(message, drawn, actions) {
  drawn.classList.add("with-pills");
  const made = element("div", "pills");
  for (const row of message.buttons) {
    const line = element("div");
    for (const one of row) {
      const label = one.url ? `${one.label} ↗` : one.label;
      const pill = button("", label, () => { pill.classList.add("pressed"); actions.press(message, one); });
      pill.dataset.button = one.label;
      line.append(pill);
    }
    made.append(line);
  }
  return made;
}

function tools(message, isMine, actions) {
  const made = element("div", "tools");
  const reply = button("", "↩", () => actions.reply(message));
  reply.dataset.action = "reply";
  reply.setAttribute("aria-label", "Trả lời tin này");
  reply.title = "Trả lời";
  made.append(reply);
  if (isMine && message.text && !message.media) {
    const edit = button("", "✎", () => actions.edit(message));
    edit.dataset.action = "edit";
    edit.setAttribute("aria-label", "Sửa tin này");
    edit.title = "Sửa";
    made.append(edit);
  }
  return made;
}

function serviceText({ other, name }) {
  const names = (people) => people.map((person) => person.first_name).join(", ");
  if (other.new_chat_members) return `${names(other.new_chat_members)} đã vào nhóm`;
  if (other.left_chat_member) return `${other.left_chat_member.first_name} đã rời nhóm`;
  if (other.migrate_to_chat_id) return "Nhóm đã được nâng cấp thành siêu nhóm";
  if (other.migrate_from_chat_id) return `${name} đã nâng cấp nhóm thành siêu nhóm`;
  return "";
}
