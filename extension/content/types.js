// Types that several scripts share. Nothing here runs; the manifest does not list it. `TextMap` and `EditorAdapter` are
// typed in `editors/reading.js`.

/**
 * @typedef {"clear" | "caution" | "stop"} VerdictName
 * @typedef {"post" | "reply" | "comment"} SurfaceName
 * @typedef {"watch" | "guard" | "strict"} Mode
 * @typedef {"connecting" | "ready" | "away" | "mismatch"} CompanionState
 * @typedef {"absent" | "opening" | "locked" | "open" | "damaged"} VaultState    how the client list is
 *
 * @typedef {object} Finding            offsets are code points on the wire, UTF-16 once `Offsets.toUtf16` has seen them
 * @property {number} start
 * @property {number} end
 * @property {string} label
 * @property {number} score
 * @property {string} reason
 *
 * @typedef {object} VerdictMessage     params of `draft/verdict`
 * @property {string} draft
 * @property {number} revision
 * @property {VerdictName} verdict
 * @property {Finding[]} findings
 * @property {string[]} conduct
 * @property {{code: string, labels: string[]}[]} reasons
 * @property {boolean} pending          whether a suggestion will follow
 *
 * @typedef {object} SuggestionMessage  params of `draft/suggestion`
 * @property {string} draft
 * @property {number} revision
 * @property {string | null} text       the draft in safer words
 * @property {({start: number, end: number, text: string} | null)[]} edits    what rewords each finding alone
 * @property {"change_by_hand" | "do_not_post" | "neutral_reply" | null} advice
 * @property {{start: number, end: number}[]} by_hand   what a person has to change
 *
 * @typedef {object} RefusedMessage     params of `draft/refused`
 * @property {string} draft
 * @property {number} revision
 * @property {"too_large" | "unreadable"} code
 * @property {string} message
 *
 * @typedef {{mode: Mode, muted?: string[], [name: string]: any}} Settings     as the companion has them; `site_x` and its like say
 *           whether a site is read
 *
 * @typedef {object} StateMessage       params of `companion/state`
 * @property {CompanionState} state
 * @property {Settings} settings
 * @property {VaultState} vault
 * @property {string} edition           of what the companion goes by besides a draft's text
 * @property {string} [code]
 *
 * @typedef {object} Reading            what is known of one exact text
 * @property {string} text
 * @property {VerdictMessage | null} verdict    null when the companion refused it
 * @property {RefusedMessage | null} refused
 * @property {SuggestionMessage | null} suggestion      null until it comes, where the verdict says that one will
 *
 * @typedef {object} SurfaceRule        the first rule that holds names the surface
 * @property {SurfaceName} surface
 * @property {string} [inside]          an ancestor of the box, also across shadow roots
 * @property {string} [holding]         something that this ancestor holds
 * @property {string} [path]            a part of the page's path
 *
 * @typedef {object} AnsweredRule       where to look for what a reply or comment answers
 * @property {string} container         an ancestor of the box; with `within`, the last such element before the box in there
 * @property {string} [within]
 * @property {string[]} text            the first selector that finds something wins
 * @property {string[]} author
 *
 * @typedef {object} SiteData
 * @property {"x" | "facebook" | "linkedin"} site
 * @property {string[]} hosts
 * @property {string} verified          when and how the selectors were last checked
 * @property {string} box               contenteditables that are compose boxes
 * @property {string[]} ignore          ancestors (or the box itself) that make it something else
 * @property {string[]} [ignorePaths]   pages whose boxes are all something else
 * @property {string} [ignoreBeside]    what makes a box that it stands beside something else, within what holds one composer at most
 * @property {SurfaceRule[]} surfaces
 * @property {string | null} thread     an ancestor inside which all boxes are parts of one draft
 * @property {string[]} submit          what posts when clicked
 * @property {string[]} notSubmit       what looks like it and does not
 * @property {Partial<Record<SurfaceName, string[]>>} keys   `mod+Enter`, `Enter`
 * @property {AnsweredRule[]} answered
 * @property {boolean} [practice]       the extension's own practice box: always on, and counted nowhere
 *
 * @typedef {object} WatchHandlers      what a watch leaves to others
 * @property {(watch: Watch) => void} onGone
 * @property {(watch: Watch) => void} release
 * @property {(watch: Watch) => void} retry
 * @property {(state: BadgeState) => void} onShown
 *
 * @typedef {object} Trigger            how the person asked to post
 * @property {"click" | "key"} kind
 * @property {HTMLElement | null} button    what `click()` releases; null: the next press of the key passes
 */
