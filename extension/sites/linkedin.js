// LinkedIn: Quill, now inside an open shadow root, TipTap for comments, ProseMirror for articles. Class names are hashed on newer
// pages, so attributes come first. What is not rewritten yet (articles, a post's own page, a feed that was come back to) runs in a
// frame of the site's own, under /preload/: the manifest has our scripts run in there, too.

SITES.linkedin = {
  site: "linkedin",
  hosts: ["www.linkedin.com"],
  verified: "2026-11: from open-source extensions and automation of 2025-2026; not tried on the live site",
  box: [
    '.ql-editor[contenteditable="true"]', '.tiptap.ProseMirror[contenteditable="true"]',
    '.ProseMirror[contenteditable="true"][role="textbox"]', '.ProseMirror[data-test-article-editor-content-textbox]',
  ].join(", "),
  ignore: [".msg-form__contenteditable", '[class*="msg-form"]', '[data-view-name*="message" i]', '[role="search"]'],
  surfaces: [
    {
      surface: "reply",
      inside: '[componentkey^="replaceableComment_urn:li:comment:"], article.comments-comment-entity',
    },
    {
      surface: "comment",
      inside: '.comments-comment-texteditor, .comments-comment-box, [data-view-name^="comment"], [componentkey*="commentBox" i]',
    },
    { surface: "post", inside: '[role="dialog"], dialog, .share-creation-state, .share-box-v2' },
    {
      surface: "comment",
      inside: '[data-urn^="urn:li:activity:"], [data-view-name="feed-full-update"], .feed-shared-update-v2, [role="listitem"][componentkey]',
    },
    { surface: "post" },
  ],
  thread: null,
  submit: [
    ".share-actions__primary-action",
    'button[data-view-name="comment-post"]',
    // The key stands on the button, or on what holds it and nothing else.
    'button[componentkey*="commentButtonSection" i]', '[componentkey*="commentButtonSection" i] button', '[id*="commentButtonSection" i] button',
    '[role="listitem"][componentkey] button[type="submit"]',
    'button[class*="comments-comment-box__submit-button"]',
    ".article-editor-nav__publish", // an article's "Next"
  ],
  notSubmit: ["[aria-expanded]", "[aria-haspopup]"],
  keys: { post: ["mod+Enter"], comment: ["mod+Enter"], reply: ["mod+Enter"] },
  answered: [
    {
      container: '[componentkey^="replaceableComment_urn:li:comment:"], article.comments-comment-entity',
      text: [".comments-comment-item__main-content", '[data-testid="expandable-text-box"]', ".update-components-text"],
      author: [".comments-comment-meta__description-title", '[data-view-name="comment-actor-name"]', '[data-view-name="feed-actor-name"]', 'a[href*="/in/"]'],
    },
    {
      // A reply's box may stand beside its comment instead of in it; that of the post stands above all comments.
      within: '[role="listitem"][componentkey]', container: '[componentkey^="replaceableComment_urn:li:comment:"]',
      text: ['[data-testid="expandable-text-box"]'], author: ['a[href*="/in/"]', 'a[href*="/company/"]'],
    },
    {
      container: '[data-urn^="urn:li:activity:"], [data-view-name="feed-full-update"], .feed-shared-update-v2, [role="listitem"][componentkey]',
      text: ['[data-testid="expandable-text-box"]', '[data-view-name="feed-commentary"]', ".update-components-text"],
      author: [".update-components-actor__name", '[data-view-name="feed-actor-name"]', 'a[href*="/in/"]', 'a[href*="/company/"]'],
    },
  ],
};
