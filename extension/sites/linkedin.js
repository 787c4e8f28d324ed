// LinkedIn: Quill, now inside an open shadow root, and TipTap for comments. Class names are hashed on newer pages, so
// attributes come first.

SITES.linkedin = {
  site: "linkedin",
  hosts: ["www.linkedin.com"],
  verified: "2026-11: from open-source extensions of 2025-2026; not tried on the live site",
  box: '.ql-editor[contenteditable="true"], .tiptap.ProseMirror[contenteditable="true"]',
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
    { surface: "comment", inside: '[data-urn^="urn:li:activity:"], [data-view-name="feed-full-update"], .feed-shared-update-v2' },
    { surface: "post" },
  ],
  thread: null,
  submit: [
    ".share-actions__primary-action",
    'button[data-view-name="comment-post"]',
    'button[componentkey*="commentButtonSection" i]',
    'button[class*="comments-comment-box__submit-button"]',
  ],
  notSubmit: ["[aria-expanded]", "[aria-haspopup]"],
  keys: { post: ["mod+Enter"], comment: ["mod+Enter"], reply: ["mod+Enter"] },
  answered: [
    {
      container: '[componentkey^="replaceableComment_urn:li:comment:"], article.comments-comment-entity',
      text: [".comments-comment-item__main-content", '[data-testid="expandable-text-box"]', ".update-components-text"],
      author: [".comments-comment-meta__description-title", '[data-view-name="comment-actor-name"]', '[data-view-name="feed-actor-name"]'],
    },
    {
      container: '[data-urn^="urn:li:activity:"], [data-view-name="feed-full-update"], .feed-shared-update-v2',
      text: ['[data-testid="expandable-text-box"]', '[data-view-name="feed-commentary"]', ".update-components-text"],
      author: [".update-components-actor__name", '[data-view-name="feed-actor-name"]'],
    },
  ],
};
