// X: Draft.js in the light DOM. What the site's markup looks like is evidence with a date, not a promise.

/** @type {Record<string, SiteData>} */
const SITES = {};

SITES.x = {
  site: "x",
  hosts: ["x.com", "twitter.com"],
  verified: "2026-11: from open-source extensions of 2025-2026; not tried on the live site",
  box: '[data-testid^="tweetTextarea_"][contenteditable="true"], .public-DraftEditor-content[contenteditable="true"]',
  ignore: [
    '[data-testid^="dm"]', '[data-testid="DMDrawer"]', '[data-testid="chat-drawer-root"]', '[data-testid*="DmComposer"]',
    '[role="search"]', '[data-testid*="SearchBox"]', '[data-testid^="grok" i]', '[data-testid*="GrokDrawer"]', '[aria-label^="Grok"]',
  ],
  surfaces: [
    { surface: "reply", inside: '[role="dialog"]', holding: 'article[data-testid="tweet"]' },
    { surface: "post", inside: '[role="dialog"]' },
    { surface: "reply", path: "/status/" },
    { surface: "post" },
  ],
  thread: '[role="dialog"]',
  submit: ['[data-testid="tweetButton"]', '[data-testid="tweetButtonInline"]'],
  notSubmit: ['[data-testid="SideNav_NewTweet_Button"]', "[aria-expanded]"],
  keys: { post: ["mod+Enter"], reply: ["mod+Enter"], comment: ["mod+Enter"] },
  answered: [
    {
      within: '[role="dialog"]', container: 'article[data-testid="tweet"]',
      text: ['[data-testid="tweetText"]'], author: ['[data-testid="User-Name"]'],
    },
    {
      within: '[data-testid="primaryColumn"], main', container: 'article[data-testid="tweet"]',
      text: ['[data-testid="tweetText"]'], author: ['[data-testid="User-Name"]'],
    },
  ],
};
