/** Invented people and what they wrote. */

export const me = { name: "Dr Rowan Ellery", handle: "rowan_ellery", title: "Counsellor in private practice" };

export const posts = [
  {
    id: "1",
    urn: "urn:li:activity:7100000000000000001",
    name: "Maren Tolliver",
    handle: "marentolliver",
    title: "Palliative care nurse",
    when: "2h",
    text: "Finished a long week of nights. The kettle is on, the phone is off, and the garden is all mine until Monday.",
    comment: { id: "11", name: "Jonas Abernathy-Vale", text: "Earned every minute of it. How is the new rota working out?" },
  },
  {
    id: "2",
    urn: "urn:li:activity:7100000000000000002",
    name: "Idris Kowalczyk",
    handle: "idris_writes",
    title: "Writer and former teacher",
    when: "5h",
    text: "I saw Dr Ellery for most of last year and I can honestly say it turned things around for me. Ask for help, people.",
    comment: { id: "21", name: "Petra Lindqvist", text: "Thank you for saying this out loud." },
  },
  {
    id: "3",
    urn: "urn:li:activity:7100000000000000003",
    name: "Harbour Street Library",
    handle: "harbourstlibrary",
    title: "Public library",
    when: "1d",
    text: "Our reading room stays open until nine on Thursdays this winter. Bring a book, or borrow one of ours.",
    comment: { id: "31", name: "Wen Castellanos", text: "Is the lift working again?" },
  },
];
