// Facebook: Lexical. Labels are localised, so every language we know the word in is listed; where none fits, the badge
// says that we are not guarding here.

/** The word on the button that posts, saves an edit, schedules, or goes on to a last step, by language. */
const FACEBOOK_SUBMIT_LABELS = [
  "Post", "Publish", "Next", "Schedule", "Schedule post", "Save", "Share now", "Share", // English
  "Posten", "Weiter", "Planen", "Speichern", "Teilen", // German
  "Publicar", "Siguiente", "Programar", "Guardar", "Compartir", // Spanish
  "Avançar", "Programar", "Salvar", "Compartilhar", "Seguinte", "Partilhar", // Portuguese
  "Publier", "Suivant", "Programmer", "Enregistrer", "Partager", // French
  "Pubblica", "Avanti", "Programma", "Salva", "Condividi", // Italian
  "Plaatsen", "Volgende", "Plannen", "Opslaan", "Delen", // Dutch
  "Opublikuj", "Dalej", "Zaplanuj", "Zapisz", "Udostępnij", // Polish
  "Publicera", "Nästa", "Spara", "Publicér", "Næste", "Gem", "Publiser", "Neste", "Lagre", // Nordic
];

SITES.facebook = {
  site: "facebook",
  // Some networks are led to the second, which is the same site.
  hosts: ["www.facebook.com", "web.facebook.com"],
  verified: "2026-11: from open-source extensions and automation of 2025-2026; not tried on the live site",
  box: 'div[data-lexical-editor="true"][contenteditable="true"][role="textbox"]',
  ignore: [
    '[aria-label^="Messenger"]', '[aria-label*="Messages with"]', '[aria-label="Chats"]', '[data-testid*="mw_"]',
    '[data-pagelet*="Messenger"]', '[data-pagelet^="MW"]', '[role="search"]',
  ],
  ignorePaths: ["/messages"],
  ignoreBeside: '[data-scope="messages_table"]', // the messages of a chat, whatever language its labels are in
  surfaces: [
    { surface: "reply", inside: '[role="article"] [role="article"]' },
    // Since October 2026 a post in the feed is no article any more: only its comments are.
    { surface: "comment", inside: '[role="article"], [aria-posinset], form[role="presentation"]' },
    { surface: "post", inside: '[role="dialog"]' },
    { surface: "comment", inside: "form" }, // beside a reel or a film there is no post around it, and Enter posts all the same
  ],
  thread: null,
  submit: [
    ...FACEBOOK_SUBMIT_LABELS.map((label) => `[role="dialog"] [role="button"][aria-label="${label}"]`),
    '#focused-state-composer-submit [role="button"]', 'button#focused-state-composer-submit', '[role="button"]#focused-state-composer-submit',
    '[role="button"][aria-label="Post comment"]', '[role="button"][aria-label="Post reply"]', '[role="button"][aria-label="Comment"]',
  ],
  notSubmit: ["[aria-expanded]", "[aria-haspopup]", "[aria-pressed]"],
  keys: { post: ["mod+Enter"], comment: ["Enter", "mod+Enter"], reply: ["Enter", "mod+Enter"] },
  answered: [
    {
      container: '[role="article"], [aria-posinset], [role="dialog"]',
      text: ['[data-ad-rendering-role="story_message"]', '[data-ad-preview="message"]', '[data-ad-comet-preview="message"]', '[dir="auto"]'],
      author: ['[data-ad-rendering-role="profile_name"]', "h2 a, h3 a, h4 a", 'a[role="link"]'],
    },
  ],
};
