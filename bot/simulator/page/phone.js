// One phone: whose chat is open, its messages, the typing field, and what the hand can do.

import { avatar, button, day, drawMessage, element, weekday } from "/message.js";
import { attachmentSheet, commandsSheet, posterSheet } from "/sheets.js";

export async function post(name, body) {
  const answer = await fetch(`/control/${name}`, { method: "POST", body: JSON.stringify(body || {}) });
  const read = await answer.json().catch(() => ({ error: "máy chủ mô phỏng báo lỗi" }));
  if (!answer.ok) throw new Error(read.error);
  return read.result ?? read;
}

// The word that all names begin with, if there are several: "Nhóm " in "Nhóm Quầy 1", "Nhóm Quầy 2".
function sharedWord(names) {
  const word = `${names[0].split(" ")[0]} `;
  return names.length > 2 && names.every((name) => name.startsWith(word) && name.length > word.length) ? word : "";
}

export class Phone {
  constructor({ role, label, entries, stage, onChange }) {
    Object.assign(this, { role, label, entries, stage, onChange, open: null, replyTo: null, editing: null, messages: new Map() });
    for (const entry of entries) entry.unread = 0;
    this.root = document.getElementById("phone-template").content.firstElementChild.cloneNode(true);
    this.root.id = `phone-${role}`;
    this.root.dataset.role = role;
    this.root.setAttribute("aria-label", label);
    const found = (selector) => this.root.querySelector(selector);
    this.parts = {
      people: found(".people"), frame: found(".frame"), list: found(".messages"), toast: found(".toast"), sheet: found(".sheet"),
      replying: found(".replying"), composer: found(".composer"), input: found("textarea"), keyboard: found(".keyboard"),
      start: found(".start"), file: found("input[type=file]"), newest: found(".newest"), under: found(".under"),
    };
    found(".who h2").textContent = label;
    this.wire();
    this.select(entries[0]);
  }

  get unread() { return this.entries.reduce((sum, entry) => sum + entry.unread, 0); }

  wire() {
    const { composer, input, file, list, newest, people, replying, start, under } = this.parts;
    composer.addEventListener("submit", (event) => { event.preventDefault(); this.send(); });
    input.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); this.send(); }
      if (event.key === "Escape") this.replyingTo(null);
    });
    input.addEventListener("input", () => { input.style.height = "auto"; input.style.height = `${input.scrollHeight + 2}px`; });
    this.root.querySelector("[data-action=menu]").addEventListener("click", () => commandsSheet(this));
    this.root.querySelector("[data-action=attach]").addEventListener("click", () => attachmentSheet(this));
    replying.querySelector("button").addEventListener("click", () => this.replyingTo(null));
    start.addEventListener("click", () => this.act("start_bot", { bot: this.open.chat }, false));
    file.addEventListener("change", () => this.sendFile());
    list.addEventListener("scroll", () => { newest.hidden = this.isAtEnd(); });
    newest.addEventListener("click", () => this.toEnd());
    people.addEventListener("scroll", () => this.fade());
    people.addEventListener("wheel", (event) => {
      if (people.scrollWidth <= people.clientWidth) return;
      people.scrollLeft += event.deltaY || event.deltaX;
      event.preventDefault();
    }, { passive: false });
    document.addEventListener("click", (event) => { if (!this.root.contains(event.target)) this.closeSheet(); });
    list.addEventListener("click", () => this.closeSheet());
    if (this.role === "citizen") {
      const scan = button("", "Quét mã tại quầy", () => posterSheet(this));
      scan.dataset.action = "scan";
      under.append(scan);
    }
  }

  drawPeople() {
    const { people } = this.parts;
    const names = this.entries.map((entry) => (entry.caption && this.role !== "citizen" ? entry.caption : entry.name));
    const shared = sharedWord(names);
    const seen = people.scrollLeft;
    people.replaceChildren(...this.entries.map((entry, index) => {
      const tab = button("", names[index].slice(shared.length), () => this.select(entry));
      tab.title = names[index];
      tab.setAttribute("role", "tab");
      tab.setAttribute("aria-selected", entry === this.open);
      Object.assign(tab.dataset, { person: entry.person, chat: entry.chat });
      if (entry.unread) tab.append(element("span", "badge", entry.unread));
      return tab;
    }));
    if (this.role === "citizen") {
      const more = button("more", "+", () => this.newCitizen());
      more.dataset.action = "new-citizen";
      more.title = "Thêm một người dân";
      more.setAttribute("aria-label", more.title);
      people.append(more);
    }
    people.scrollLeft = seen;
    this.fade();
  }

  // Chats beyond the edge are hinted at by a fade, and moved into view when they are chosen or something arrives.
  fade() {
    const { people } = this.parts;
    people.classList.toggle("more-left", people.scrollLeft > 2);
    people.classList.toggle("more-right", people.scrollLeft + people.clientWidth < people.scrollWidth - 2);
  }

  bringIntoView(entry) {
    const { people } = this.parts;
    const tab = people.children[this.entries.indexOf(entry)];
    if (tab) people.scrollLeft += Math.min(0, tab.offsetLeft - 34 - people.scrollLeft) + Math.max(0, tab.offsetLeft + tab.offsetWidth + 34 - people.scrollLeft - people.clientWidth);
    this.fade();
  }

  async select(entry) {
    this.open = entry;
    entry.unread = 0;
    this.replyingTo(null);
    this.root.querySelector(".head-title").textContent = entry.title;
    this.root.querySelector(".head-sub").textContent = entry.is_group ? `${entry.members} thành viên · máy của ${entry.name}` : `bot · máy của ${entry.name}`;
    avatar(this.root.querySelector(".avatar"), entry.title);
    this.parts.list.dataset.room = entry.room;
    this.drawPeople();
    this.bringIntoView(entry);
    this.onChange();
    await this.load();
  }

  // What the stream tells while the messages are on their way may be newer than they: it is shown after them.
  async load() {
    const entry = this.open;
    const early = [];
    this.isLoading = this.parts.list.ariaBusy = true;
    this.early = early;
    const wanted = `/control/messages?chat=${encodeURIComponent(entry.chat)}&person=${entry.person}`;
    const answer = await fetch(wanted).then((told) => told.json()).catch(() => null);
    if (early !== this.early) return; // another load has begun since
    this.isLoading = this.parts.list.ariaBusy = false;
    if (!answer) return; // the server is away: once the stream is back, everything is loaded again
    const { messages } = answer;
    this.messages = new Map(messages.map((message) => [message.id, message]));
    this.parts.list.replaceChildren();
    this.lastDay = "";
    for (const message of messages) this.append(message);
    for (const event of early) this.take(event);
    await this.dress();
    this.toEnd();
  }

  // The start button, the bot's own description and the reply keyboard follow from the messages there are.
  async dress() {
    const { composer, start, keyboard, list, input } = this.parts;
    const isNew = !this.messages.size && !this.open.is_group;
    start.hidden = !isNew;
    composer.hidden = isNew;
    if (isNew) {
      const bot = await this.bot();
      const about = Object.entries(bot.profile).find(([key]) => key.startsWith("description/"))?.[1];
      if (about && !this.messages.size) {
        const shown = element("li", "about", about);
        shown.prepend(element("b", "", "Bot này làm được gì?"));
        list.replaceChildren(shown);
      }
    }
    const spoken = [...this.messages.values()].filter((message) => message.from === "bot").reverse();
    const keys = spoken.find((message) => message.keyboard.length || message.removes_keyboard)?.keyboard || [];
    keyboard.hidden = !keys.length;
    keyboard.replaceChildren(...keys.map((row) => {
      const line = element("div");
      line.append(...row.map((key) => button("", key.label, () => (key.contact ? this.act("share_contact", { phone: "0912345678" }) : this.act("say", { text: key.label })))));
      return line;
    }));
    input.placeholder = this.open.is_group ? "Tin nhắn trong nhóm" : "Tin nhắn";
  }

  async bot() {
    const { bots } = await (await fetch("/control/world")).json();
    const inRoom = this.open.is_group ? this.open.bots[0] : this.open.chat;
    return bots.find((bot) => bot.username === inRoom) || { profile: {}, commands: {} };
  }

  draw(message) {
    return drawMessage(message, this.open.person, this.open.is_group, {
      press: (pressed, pill) => this.press(pressed, pill),
      reply: (replied) => this.replyingTo(replied),
      edit: (edited) => this.edit(edited),
      say: (words) => this.act("say", { text: words }),
      open: (url) => this.stage.openLink(url, this),
      enlarge: (shown) => this.stage.enlarge(shown),
      grown: () => { if (this.wasAtEnd) this.toEnd(); },
      jump: (id) => this.parts.list.querySelector(`[data-message-id="${id}"]`)?.scrollIntoView({ block: "center", behavior: "smooth" }),
    });
  }

  append(message) {
    const date = day(message.date);
    if (date !== this.lastDay) this.parts.list.append(element("li", "day", `${weekday(message.date)}, ${date}`));
    this.lastDay = date;
    const drawn = this.draw(message);
    this.parts.list.append(drawn);
    return drawn;
  }

  // What the stream tells: answers whether something new has arrived for this phone.
  hear(event, isVisible) {
    const entry = this.entries.find((one) => one.room === event.room);
    if (!entry) return;
    if (event.kind === "answer") { if (entry === this.open && event.person === entry.person && event.text) this.say(event.text); return; }
    const own = event.kind === "message" && event.message.from === "person" && event.message.sender === entry.person;
    if (event.kind === "message" && !own && entry !== this.open && this.isIdle()) { this.select(entry); this.flash(); return; }
    if (event.kind === "message" && !own && !(entry === this.open && isVisible)) { entry.unread += 1; this.drawPeople(); this.bringIntoView(this.open); this.onChange(); }
    if (entry !== this.open) return;
    if (this.isLoading) { this.early.push(event); return; }
    this.take(event, own);
    this.dress();
  }

  take(event, own = false) {
    if (event.kind === "deleted") {
      this.messages.delete(event.message);
      this.parts.list.querySelector(`[data-message-id="${event.message}"]`)?.remove();
    } else this.show(event.message, own, this.isAtEnd());
  }

  show(message, own, atEnd) {
    const known = this.parts.list.querySelector(`[data-message-id="${message.id}"]`);
    this.messages.set(message.id, message);
    if (known) known.replaceWith(this.draw(message));
    else {
      this.parts.list.querySelector(".about")?.remove();
      this.append(message).classList.add("fresh");
      if (message.force_reply) this.replyingTo(message);
      if (!own) this.flash();
    }
    if (atEnd || own) this.toEnd();
  }

  // A group in which nothing was ever said: the phone follows to the group where something happens.
  isIdle() { return this.open.is_group && !this.isLoading && !this.messages.size && !this.parts.input.value; }

  flash() {
    this.parts.frame.classList.add("arrived");
    requestAnimationFrame(() => requestAnimationFrame(() => this.parts.frame.classList.remove("arrived")));
  }

  isAtEnd() { const { list } = this.parts; return list.scrollHeight - list.scrollTop - list.clientHeight < 60; }

  toEnd() { this.wasAtEnd = true; this.parts.list.scrollTop = this.parts.list.scrollHeight; this.parts.newest.hidden = true; }

  say(words) {
    const { toast } = this.parts;
    toast.textContent = words;
    toast.hidden = false;
    clearTimeout(this.toastEnds);
    this.toastEnds = setTimeout(() => { toast.hidden = true; }, 3500);
  }

  async act(name, body, inChat = true) {
    this.closeSheet();
    this.wasAtEnd = true;
    try {
      return await post(name, { person: this.open.person, ...(inChat ? { chat: this.open.chat } : {}), ...body });
    } catch (wrong) {
      this.say(`Không thực hiện được: ${wrong.message}`);
      return null;
    }
  }

  send() {
    const { input } = this.parts;
    const text = input.value.trim();
    if (!text) return;
    if (this.editing) this.act("edit_message", { message_id: this.editing.id, text });
    else this.act("say", { text, reply_to: this.replyTo?.id ?? null });
    input.value = "";
    input.style.height = "auto";
    this.replyingTo(null);
  }

  press(message, pill) {
    if (pill.url) { if (!this.stage.openLink(pill.url, this)) window.open(pill.url, "_blank", "noreferrer"); return; }
    if (pill.copy) { navigator.clipboard?.writeText(pill.copy); this.say("Đã sao chép"); return; }
    if (pill.data) this.act("press", { message_id: message.id, data: pill.data });
  }

  replyingTo(message) {
    const { replying, input } = this.parts;
    if (this.editing) input.value = "";
    this.editing = null;
    this.replyTo = message;
    replying.hidden = !message;
    if (!message) return;
    replying.querySelector("strong").textContent = `Trả lời ${message.name}`;
    replying.querySelector("span").textContent = message.text.split("\n")[0] || "Ảnh, tệp";
    input.focus({ preventScroll: true });
  }

  edit(message) {
    this.replyingTo(message);
    this.editing = message;
    this.parts.replying.querySelector("strong").textContent = "Sửa tin nhắn";
    this.parts.input.value = message.text;
  }

  closeSheet() { this.parts.sheet.hidden = true; }

  openSheet(kind, ...content) {
    const { sheet } = this.parts;
    const wasOpen = !sheet.hidden && sheet.dataset.kind === kind;
    sheet.dataset.kind = kind;
    sheet.replaceChildren(...content);
    sheet.hidden = wasOpen;
    if (!wasOpen) sheet.querySelector("button")?.focus({ preventScroll: true });
  }

  sendFile() {
    const [file] = this.parts.file.files;
    if (!file) return;
    const reader = new FileReader();
    reader.onload = () => this.act("send_photo", { image: reader.result });
    reader.readAsDataURL(file);
    this.parts.file.value = "";
  }

  async newCitizen() {
    const entry = { ...(await post("new_citizen")), unread: 0 };
    this.entries.push(entry);
    await this.select(entry);
    this.parts.people.scrollLeft = this.parts.people.scrollWidth;
    this.fade();
  }
}
