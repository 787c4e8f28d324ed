"""The compose boxes of the practice pages as a table: where they are, how to open them, how to post."""

from dataclasses import dataclass
from typing import Any, Literal

from tests.e2e.browsers import Tab

Engine = Literal["draftjs", "lexical", "quill", "prosemirror", "none"]


@dataclass(frozen=True)
class Box:
    """One compose box. Selectors pierce open shadow roots.

    `opening` is clicked first, one after the other; `submitting` likewise, the last of them posts. `sends` is
    the key that posts. A box that is no post (`surface` None) has to be left alone.
    """

    id: str
    site: Literal["x", "facebook", "linkedin"]
    surface: Literal["post", "reply", "comment"] | None
    engine: Engine
    url: str
    opening: tuple[str, ...]
    submitting: tuple[str, ...]
    sends: str = "Control+Enter"
    in_shadow_root: bool = False

    def __str__(self) -> str:
        return f"{self.site}-{self.id}"

    @property
    def editor(self) -> str:
        """The selector of its editable element."""
        return f'[data-practice="{self.id}"] [contenteditable="true"]'

    @property
    def newline(self) -> str:
        """The key that starts a new line."""
        return "Shift+Enter" if self.sends == "Enter" else "Enter"

    async def open(self, tab: Tab) -> None:
        """Loads the page, opens the box and puts the caret into it."""
        await tab.goto(self.url)
        for selector in self.opening:
            await tab.click(selector)
        await self.focus(tab)

    async def focus(self, tab: Tab) -> None:
        """Clicks into the box."""
        await tab.click(self.editor)

    async def submit(self, tab: Tab) -> None:
        """Posts as with the mouse."""
        for selector in self.submitting:
            await tab.click(selector)

    async def model(self, tab: Tab) -> str:
        """The text that the editor itself holds."""
        text: str = await tab.evaluate(f"practice.model('{self.id}')")
        return text


async def posted(tab: Tab) -> list[dict[str, Any]]:
    """What the page has really posted: kind, text, and the parts of a thread."""
    entries: list[dict[str, Any]] = await tab.evaluate("practice.posted")
    return entries


X, FACEBOOK, LINKEDIN = "https://x.com", "https://www.facebook.com", "https://www.linkedin.com"

BOXES = (
    Box("home", "x", "post", "draftjs", f"{X}/", (), ('[data-testid="tweetButtonInline"]',)),
    Box(
        "post",
        "x",
        "post",
        "draftjs",
        f"{X}/",
        ('[data-testid="SideNav_NewTweet_Button"]',),
        ('[data-testid="tweetButton"]',),
    ),
    Box(
        "reply",
        "x",
        "reply",
        "draftjs",
        f"{X}/",
        ('[data-testid="reply"]',),
        ('[data-testid="tweetButton"]',),
    ),
    Box(
        "inline-reply",
        "x",
        "reply",
        "draftjs",
        f"{X}/user/status/1",
        (),
        ('[data-testid="tweetButtonInline"]',),
    ),
    Box(
        "post",
        "facebook",
        "post",
        "lexical",
        f"{FACEBOOK}/",
        ('[aria-label="Create a post"]',),
        ('[role="dialog"] [role="button"][aria-label="Post"]',),
    ),
    Box(
        "page-post",
        "facebook",
        "post",
        "lexical",
        f"{FACEBOOK}/?account=page",
        ('[aria-label="Create a post"]',),
        (
            '[role="dialog"] [role="button"][aria-label="Next"]',
            '[role="dialog"] [role="button"][aria-label="Post"]',
        ),
    ),
    Box(
        "comment",
        "facebook",
        "comment",
        "lexical",
        f"{FACEBOOK}/",
        (),
        ('#focused-state-composer-submit [role="button"]',),
        sends="Enter",
    ),
    Box(
        "reply",
        "facebook",
        "reply",
        "lexical",
        f"{FACEBOOK}/",
        ('[role="article"] [role="article"] [aria-label="Reply"]',),
        ('#focused-state-composer-submit [role="button"]',),
        sends="Enter",
    ),
    Box(
        "dialog-comment",
        "facebook",
        "comment",
        "lexical",
        f"{FACEBOOK}/",
        ('[aria-label="Open post"]',),
        ('#focused-state-composer-submit [role="button"]',),
        sends="Enter",
    ),
    Box(
        "reel-comment",
        "facebook",
        "comment",
        "lexical",
        f"{FACEBOOK}/reel/1",
        (),
        ('#focused-state-composer-submit [role="button"]',),
        sends="Enter",
    ),
    Box(
        "post",
        "linkedin",
        "post",
        "quill",
        f"{LINKEDIN}/feed/",
        (".share-box-feed-entry button",),
        (".share-actions__primary-action",),
        in_shadow_root=True,
    ),
    Box(
        "comment",
        "linkedin",
        "comment",
        "prosemirror",
        f"{LINKEDIN}/feed/",
        ('[componentkey^="commentButtonSection"][aria-expanded]',),
        ('[data-view-name="comment-post"]',),
    ),
    Box(
        "comment-reply",
        "linkedin",
        "reply",
        "prosemirror",
        f"{LINKEDIN}/feed/",
        ('[data-view-name="comment-reply"]',),
        ('[data-view-name="comment-post"]',),
    ),
    Box(
        "older-post",
        "linkedin",
        "post",
        "quill",
        f"{LINKEDIN}/feed/?layout=older",
        (".share-box-feed-entry button",),
        (".share-actions__primary-action",),
    ),
    Box(
        "older-comment",
        "linkedin",
        "comment",
        "quill",
        f"{LINKEDIN}/feed/?layout=older",
        ('[aria-label="Comment"][aria-expanded]',),
        ('[class*="comments-comment-box__submit-button"]',),
    ),
    Box(
        "older-reply",
        "linkedin",
        "reply",
        "quill",
        f"{LINKEDIN}/feed/?layout=older",
        ('[class*="reply-action-button"]',),
        ('[class*="comments-comment-box__submit-button"]',),
    ),
    Box(
        "hashed-comment",
        "linkedin",
        "comment",
        "prosemirror",
        f"{LINKEDIN}/feed/?layout=hashed",
        ('[aria-label="Comment"]',),
        ('[id*="commentButtonSection"] button',),
    ),
    Box(
        "hashed-reply",
        "linkedin",
        "reply",
        "prosemirror",
        f"{LINKEDIN}/feed/?layout=hashed",
        ('[aria-label="Reply"]',),
        ('[id*="commentButtonSection"] button',),
    ),
    Box(
        "older-comment-framed",
        "linkedin",
        "comment",
        "quill",
        f"{LINKEDIN}/feed/?layout=framed",
        ('[aria-label="Comment"][aria-expanded]',),
        ('[class*="comments-comment-box__submit-button"]',),
    ),
    Box(
        "article",
        "linkedin",
        "post",
        "prosemirror",
        f"{LINKEDIN}/article/new/",
        (),
        (".article-editor-nav__publish", ".share-actions__primary-action"),
    ),
)
"""The boxes that Tacit watches."""

OTHERS = (
    Box("dm", "x", None, "draftjs", f"{X}/", (), ('[data-testid="dm-send"]',), sends="Enter"),
    Box("grok", "x", None, "draftjs", f"{X}/", (), ('[data-testid="grok-send"]',), sends="Enter"),
    Box(
        "message",
        "facebook",
        None,
        "lexical",
        f"{FACEBOOK}/",
        (),
        ('[aria-label^="Press enter"]',),
        sends="Enter",
    ),
    Box(
        "message-german",
        "facebook",
        None,
        "lexical",
        f"{FACEBOOK}/reel/1",
        (),
        ('[aria-label^="Zum Senden"]',),
        sends="Enter",
    ),
    Box("message", "linkedin", None, "none", f"{LINKEDIN}/feed/", (), (".msg-form__send-button",), sends=""),
)
"""The boxes that Tacit leaves alone: they are no posts."""
