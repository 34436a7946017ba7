/** The pages whose weight is looked at, and how much is aimed at, in kB; the script is that above an empty page. */
export const WEIGHED = [
  { name: 'home', label: 'home', scriptAbove: 45, html: 40 },
  { name: 'catalogue', label: 'catalogue', scriptAbove: 45, html: 40 },
  { name: 'edition', label: 'edition', scriptAbove: 45, html: 40 },
  { name: 'my', label: '/my', scriptAbove: 45, html: 40 },
  { name: 'timetable', label: 'timetable', scriptAbove: 45, html: 40 },
  { name: 'register', label: 'register of 1,000', scriptAbove: 45, html: 120 },
  { name: 'participants', label: 'participants', html: 40 },
]
