// What slides up over a phone's chat: the bot's commands, things to attach, the posters to scan.

import { button, element } from "/message.js";

const STICKERS = ["👍", "🙏", "❤️", "😊", "😟"];

export async function commandsSheet(phone) {
  const { commands } = await phone.bot();
  const scopes = Object.entries(commands);
  const wanted = phone.open.is_group ? "group" : "private";
  const own = scopes.find(([scope]) => scope.includes(wanted)) || scopes.find(([scope]) => scope.startsWith("default"));
  const rows = (own?.[1] || []).map(({ command, description }) => {
    const row = button("", "", () => phone.act("say", { text: `/${command}` }));
    row.append(element("b", "", `/${command}`), element("span", "", description));
    return row;
  });
  phone.openSheet("menu", ...(rows.length ? rows : [element("h3", "", "Bot này chưa có lệnh nào.")]));
}

export function attachmentSheet(phone) {
  const stickers = element("div", "stickers");
  for (const emoji of STICKERS) {
    const sticker = button("", emoji, () => phone.act("send_sticker", { emoji }));
    sticker.setAttribute("aria-label", `Gửi nhãn dán ${emoji}`);
    stickers.append(sticker);
  }
  const row = (name, label, action) => {
    const made = button("", label, action);
    made.dataset.action = name;
    return made;
  };
  phone.openSheet(
    "attach",
    row("photo-sample", "Ảnh mẫu chụp tại quầy", () => phone.act("send_photo", {})),
    row("photo-file", "Ảnh từ máy này…", () => { phone.closeSheet(); phone.parts.file.click(); }),
    row("voice", "Tin nhắn thoại", () => phone.act("send_voice", {})),
    stickers,
  );
}

export function posterSheet(phone) {
  const grid = element("div", "scan");
  grid.append(...phone.stage.posterCards(() => phone.closeSheet()));
  phone.openSheet("scan", element("h3", "", "Hướng máy vào áp phích của quầy"), grid);
}
