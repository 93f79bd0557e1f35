// The phone gateway's page: a handset, a sample order, and the receipts.
//
// Whatever the host says is put on the page as text, never as markup. The
// stream brings what is new; whatever it may have missed is fetched by cursor.

"use strict";

const base = location.pathname.match(/^\/phone\/[^/]+/)[0];
const at = (id) => document.getElementById(id);

/** The natural course of an order; the first step not yet fired comes next. */
const COURSE = ["placed", "shipped", "out_for_delivery", "delivered"];

/** What each kind of receipt is called, its colour, and what to say when it gives no reason. */
const KINDS = {
  "text.planned": ["Text planned", "planned", "It goes out when its time has come."],
  "text.sent": ["Text sent", "sent", "The gateway took it."],
  "text.delivered": ["Text delivered", "sent", "It reached the handset."],
  "text.held": ["Text held", "held", "It waits, and is decided again later."],
  "text.postponed": ["Text postponed", "held", "The gateway could not take it; it is tried again."],
  "text.uncertain": ["Text uncertain", "held", "The gateway may have sent it. It is not sent again on a guess."],
  "text.dropped": ["Text dropped", "dropped", "It will not be sent."],
  "text.failed": ["Text failed", "dropped", "The gateway refused it."],
  "text.reported": ["Text reported", "sent", "The carrier says how far it is."],
  "consent.granted": ["Consent given", "consent", "Texts may be sent to this number."],
  "consent.revoked": ["Consent withdrawn", "consent", "Nothing more is sent to this number."],
  "consent.ignored": ["Consent unchanged", "ignored", "It says what is known already, or may not say it."],
  "contact.forgotten": ["Person forgotten", "consent", "Nothing personal is kept of them."],
  "reply.read": ["Reply read", "consent", "What it means is acted on."],
  "reply.noted": ["Reply noted", "consent", "Kept; it changes nothing."],
  "reply.awaited": ["Reply awaited", "held", "Nothing is sent until it is clear."],
  "feedback.rated": ["Order rated", "consent", "The person gives a mark."],
  "reorder.wanted": ["Reorder wanted", "consent", "The person wants it again."],
  "reorder.moved": ["Reorder moved", "held", "The person is asked at another time."],
  "link.clicked": ["Link followed", "consent", "The person looked."],
  "link.ignored": ["Link followed", "ignored", "It calls for nothing."],
  "order.used": ["Order in use", "planned", "What waited for that need not wait."],
  "order.moved": ["Order moved", "ignored", "It has another phone number now."],
  "report.ignored": ["Report ignored", "ignored", "It tells nothing new."],
  "event.ignored": ["Event ignored", "ignored", "It calls for nothing."],
  "event.stale": ["Event out of date", "ignored", "The order is past this step."],
  "event.expired": ["Event expired", "ignored", "It was tried too long."],
};

const ICONS = { placed: "bag", shipped: "box", out_for_delivery: "truck", delivered: "home", cancelled: "cross" };
const PROGRESS = { fired: "Fired", next: "Next", open: "Not yet" };
const ENCODINGS = { gsm7: "GSM-7", ucs2: "UCS-2" };

const shown = { messages: new Set(), receipts: new Set() };
let cursor = 0;
let phone = null;
/** False from a (re)connection until everything missed has been fetched. */
let complete = false;
let turn = Promise.resolve();

// --- Words

const clockTime = (ms) => new Date(ms).toLocaleTimeString([], { hour: "numeric", minute: "2-digit" });
const exactTime = (ms) => new Date(ms).toLocaleTimeString([], { hour: "numeric", minute: "2-digit", second: "2-digit" });

function dayName(ms) {
  const day = new Date(ms).setHours(0, 0, 0, 0);
  const today = new Date().setHours(0, 0, 0, 0);
  const days = Math.round((today - day) / 86_400_000);
  if (days === 0) return "Today";
  if (days === 1) return "Yesterday";
  return new Date(ms).toLocaleDateString([], { weekday: "long", day: "numeric", month: "long" });
}

/** "out_for_delivery" becomes "Out for delivery". */
function inWords(name) {
  const words = name.replaceAll(/[-_.]+/g, " ").trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** A moment ("due_at") in the person's own time; anything else as it stands. */
function factInWords(name, value) {
  if (/(^|_)at$/.test(name) && typeof value === "number") return new Date(value).toLocaleString();
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** A reason that is a bare name ("no_consent") is spelled out; a sentence stays as it is. */
const sentence = (reason) => (/\s/.test(reason) ? reason.charAt(0).toUpperCase() + reason.slice(1) : inWords(reason));

/** North American numbers as people write them; others stay in E.164. */
const readable = (number) => number.replace(/^\+1(\d{3})(\d{3})(\d{4})$/, "+1 ($1) $2-$3");

function initials(brand) {
  const words = brand.split(/\s+/).filter(Boolean).slice(0, 2);
  return words.map((word) => [...word][0]).join("").toUpperCase();
}

function cost(message) {
  const parts = [clockTime(message.at)];
  if (message.segments) parts.push(`${message.segments} segment${message.segments === 1 ? "" : "s"}`);
  if (message.encoding) parts.push(ENCODINGS[message.encoding] ?? message.encoding);
  parts.push(message.direction === "in" ? "Delivered" : "Sent");
  return parts.join(" · ");
}

// --- Elements

function element(name, className, text) {
  const made = document.createElement(name);
  made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

function icon(name, className) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("class", `icon ${className}`);
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", `#icon-${name}`);
  svg.append(use);
  return svg;
}

/** A bubble's words; web addresses in them become links. */
function linked(body) {
  const parts = document.createDocumentFragment();
  for (const part of body.split(/(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)'\]])/i)) {
    if (!/^https?:\/\//i.test(part) || !URL.canParse(part)) {
      parts.append(part);
      continue;
    }
    const link = element("a", "", part);
    link.href = part;
    link.target = "_blank";
    link.rel = "noopener noreferrer";
    parts.append(link);
  }
  return parts;
}

function bubble(message, isNew) {
  const own = message.direction === "out";
  const text = element("div", own ? "text text-own" : "text");
  text.classList.toggle("text-new", isNew);
  text.dataset.id = message.id;
  text.dataset.day = new Date(message.at).toDateString();
  const body = element("div", "text-body");
  body.append(element("span", "unseen", own ? "You: " : "Shop: "), linked(message.body));
  text.append(body, element("div", "text-facts", cost(message)));
  return text;
}

function receiptDetail(receipt) {
  const list = element("dl", "receipt-detail");
  const { reason, ...rest } = receipt.detail ?? {};
  const facts = { kind: receipt.kind, step: receipt.step, message: receipt.message, ...rest };
  for (const [name, value] of Object.entries(facts)) {
    if (value === null || value === undefined) continue;
    list.append(element("dt", "", name), element("dd", "", factInWords(name, value)));
  }
  return list;
}

function receiptRow(receipt, isNew) {
  const [words, tone, meaning] = KINDS[receipt.kind] ?? [receipt.kind, "ignored", ""];
  const row = element("li", "receipt");
  row.classList.toggle("receipt-new", isNew);
  row.dataset.id = receipt.id;
  row.dataset.tone = tone;
  const summary = element("summary", "");
  const time = element("time", "receipt-time", exactTime(receipt.at));
  time.dateTime = new Date(receipt.at).toISOString();
  const reason = receipt.detail?.reason;
  summary.append(
    element("span", "receipt-dot"),
    element("span", "receipt-kind", words),
    element("span", "receipt-step", receipt.step ? inWords(receipt.step) : ""),
    time,
    icon("more", "receipt-more"),
    element("span", "receipt-reason", reason ? sentence(String(reason)) : meaning),
  );
  const more = element("details", "");
  more.append(summary, receiptDetail(receipt));
  row.append(more);
  return row;
}

// --- What is shown

function showShop(state) {
  document.title = `${state.brand} · aftertext phone`;
  at("brand").textContent = state.brand;
  at("avatar").textContent = initials(state.brand);
  at("sender").textContent = readable(state.sender);
  at("phone").textContent = readable(state.phone);
}

function showOrder(order) {
  at("order-name").textContent = `Order ${order.name}`;
  at("buyer").textContent = order.first_name;
  at("total").textContent = order.total;
  at("items").replaceChildren(...order.items.map((item) => element("li", "", item)));
  const fired = new Set(order.status);
  const next = fired.has("cancelled") ? undefined : COURSE.find((step) => !fired.has(step));
  for (const button of document.querySelectorAll("[data-step]")) {
    const step = button.dataset.step;
    const state = fired.has(step) ? "fired" : step === next ? "next" : "open";
    button.dataset.state = state;
    button.querySelector(".step-state").textContent = PROGRESS[state];
    const done = state === "fired" && step !== "cancelled";
    button.querySelector("use").setAttribute("href", `#icon-${done ? "check" : ICONS[step]}`);
  }
  at("new-order").dataset.next = next === undefined;
  at("no-texts-words").textContent = fired.size === 0
    ? "Place the sample order, and the first one arrives here."
    : "The receipts say what was decided, and why.";
}

function showMessages(messages, isNew) {
  const conversation = at("conversation");
  const below = conversation.scrollHeight - conversation.scrollTop - conversation.clientHeight;
  let added = null;
  for (const message of [...messages].sort((one, other) => one.id - other.id)) {
    if (shown.messages.has(message.id)) continue;
    shown.messages.add(message.id);
    added = bubble(message, isNew);
    if (conversation.lastElementChild?.dataset.day !== added.dataset.day) {
      conversation.append(element("p", "day", dayName(message.at)));
    }
    conversation.append(added);
  }
  at("no-texts").hidden = shown.messages.size > 0;
  if (!added) return;
  const follow = !isNew || below < 80 || added.classList.contains("text-own");
  at("newest").hidden = follow;
  if (follow) toNewest(isNew);
}

function toNewest(smoothly) {
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const conversation = at("conversation");
  conversation.scrollTo({ top: conversation.scrollHeight, behavior: smoothly && !still ? "smooth" : "instant" });
}

function showReceipts(receipts, isNew) {
  for (const receipt of [...receipts].sort((one, other) => one.id - other.id)) {
    if (shown.receipts.has(receipt.id)) continue;
    shown.receipts.add(receipt.id);
    at("receipts").prepend(receiptRow(receipt, isNew));
  }
  const count = shown.receipts.size;
  at("no-receipts").hidden = count > 0;
  at("receipt-count").textContent = count === 1 ? "1 receipt" : count ? `${count} receipts` : "";
}

/** Shows what a state or an increment of it says; what is on the page already stays. */
function show(state) {
  const isNew = at("conversation").ariaBusy === "false";
  if (state.brand) showShop(state);
  if (state.order && state.cursor >= cursor) showOrder(state.order);
  showMessages(state.messages ?? [], isNew);
  showReceipts(state.receipts ?? [], isNew);
  cursor = Math.max(cursor, state.cursor);
}

function clear() {
  cursor = 0;
  shown.messages.clear();
  shown.receipts.clear();
  at("conversation").ariaBusy = "true";
  at("conversation").replaceChildren();
  at("receipts").replaceChildren();
  at("newest").hidden = true;
}

function showLink(state, words) {
  at("link").dataset.state = state;
  if (at("link-words").textContent !== words) at("link-words").textContent = words;
}

function complain(words) {
  at("notice-words").textContent = words;
  at("notice").hidden = !words;
}

// --- The host

async function answer(path, options) {
  let response;
  try {
    response = await fetch(base + path, { ...options, cache: "no-store", headers: { "content-type": "application/json" } });
  } catch {
    throw new Error("The host does not answer. Is it still running?");
  }
  const said = await response.json().catch(() => ({}));
  if (!response.ok || said.error) throw new Error(said.error ?? `The host answered ${response.status}.`);
  return said;
}

/** Fetches what came after the cursor. Another handset, or a host that knows less than the page, starts it over. */
async function fetchMissed() {
  let state = await answer(`/state?after=${cursor}`);
  if (state.cursor < cursor || (phone !== null && state.phone !== phone)) {
    clear();
    state = await answer("/state?after=0");
  }
  phone = state.phone;
  show(state);
  complete = true;
  at("conversation").ariaBusy = "false";
}

/** One thing after the other, fetched or streamed, so that nothing is shown out of order. */
function inTurn(task) {
  turn = turn.then(task).catch((error) => complain(error.message));
  return turn;
}

function follow() {
  const stream = new EventSource(`${base}/stream`);
  stream.onopen = () => {
    showLink("live", "Live");
    complete = false;
    inTurn(fetchMissed);
  };
  stream.onmessage = (event) => {
    const state = JSON.parse(event.data);
    inTurn(() => (complete ? show(state) : fetchMissed()));
  };
  stream.onerror = () => {
    showLink("lost", "Reconnecting…");
    if (stream.readyState === EventSource.CLOSED) setTimeout(follow, 3000);
  };
}

/** Does what a button stands for, once at a time; says so when it cannot. */
async function tell(button, path, body) {
  if (button.ariaBusy === "true") return false;
  button.ariaBusy = "true";
  try {
    await answer(path, { method: "POST", body: JSON.stringify(body) });
    complain("");
    await inTurn(fetchMissed);
    return true;
  } catch (error) {
    complain(error.message);
    return false;
  } finally {
    button.ariaBusy = "false";
  }
}

// --- The person

const composer = at("composer");
const reply = at("reply");
const sendButton = composer.querySelector("button");

const readyToSend = () => { sendButton.ariaDisabled = String(reply.value.trim() === ""); };

composer.addEventListener("submit", async (event) => {
  event.preventDefault();
  const body = reply.value.trim();
  if (body && (await tell(sendButton, "/reply", { body }))) {
    if (reply.value.trim() === body) reply.value = "";
    readyToSend();
  }
});
reply.addEventListener("input", readyToSend);

for (const chip of document.querySelectorAll("[data-reply]")) {
  chip.addEventListener("click", () => tell(chip, "/reply", { body: chip.dataset.reply }));
}
for (const button of document.querySelectorAll("[data-step]")) {
  button.addEventListener("click", () => tell(button, "/step", { step: button.dataset.step, consent: at("consent").checked }));
}
at("new-order").addEventListener("click", (event) => tell(event.currentTarget, "/order", {}));
at("notice-close").addEventListener("click", () => complain(""));
at("newest").addEventListener("click", () => toNewest(true));
at("conversation").addEventListener("scroll", ({ target }) => {
  if (target.scrollHeight - target.scrollTop - target.clientHeight < 40) at("newest").hidden = true;
});

const tick = () => { at("clock").textContent = clockTime(Date.now()).replace(/\s?[AP]M$/i, ""); };
tick();
setInterval(tick, 5000);
inTurn(fetchMissed);
follow();
