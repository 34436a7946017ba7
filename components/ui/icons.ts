import archive from 'lucide/dist/esm/icons/archive.mjs'
import arrowDown from 'lucide/dist/esm/icons/arrow-down.mjs'
import arrowLeft from 'lucide/dist/esm/icons/arrow-left.mjs'
import arrowRight from 'lucide/dist/esm/icons/arrow-right.mjs'
import arrowUp from 'lucide/dist/esm/icons/arrow-up.mjs'
import ban from 'lucide/dist/esm/icons/ban.mjs'
import calendarClock from 'lucide/dist/esm/icons/calendar-clock.mjs'
import calendarDays from 'lucide/dist/esm/icons/calendar-days.mjs'
import calendarX from 'lucide/dist/esm/icons/calendar-x.mjs'
import chartColumn from 'lucide/dist/esm/icons/chart-column.mjs'
import check from 'lucide/dist/esm/icons/check.mjs'
import chevronDown from 'lucide/dist/esm/icons/chevron-down.mjs'
import chevronRight from 'lucide/dist/esm/icons/chevron-right.mjs'
import chevronsUpDown from 'lucide/dist/esm/icons/chevrons-up-down.mjs'
import circleAlert from 'lucide/dist/esm/icons/circle-alert.mjs'
import circleCheck from 'lucide/dist/esm/icons/circle-check.mjs'
import circleDashed from 'lucide/dist/esm/icons/circle-dashed.mjs'
import circleDot from 'lucide/dist/esm/icons/circle-dot.mjs'
import circleMinus from 'lucide/dist/esm/icons/circle-minus.mjs'
import circleX from 'lucide/dist/esm/icons/circle-x.mjs'
import clock from 'lucide/dist/esm/icons/clock.mjs'
import clockAlert from 'lucide/dist/esm/icons/clock-alert.mjs'
import columns3 from 'lucide/dist/esm/icons/columns-3.mjs'
import doorOpen from 'lucide/dist/esm/icons/door-open.mjs'
import download from 'lucide/dist/esm/icons/download.mjs'
import externalLink from 'lucide/dist/esm/icons/external-link.mjs'
import fileText from 'lucide/dist/esm/icons/file-text.mjs'
import funnel from 'lucide/dist/esm/icons/funnel.mjs'
import hourglass from 'lucide/dist/esm/icons/hourglass.mjs'
import info from 'lucide/dist/esm/icons/info.mjs'
import listChecks from 'lucide/dist/esm/icons/list-checks.mjs'
import lockKeyhole from 'lucide/dist/esm/icons/lock-keyhole.mjs'
import logOut from 'lucide/dist/esm/icons/log-out.mjs'
import mail from 'lucide/dist/esm/icons/mail.mjs'
import mailCheck from 'lucide/dist/esm/icons/mail-check.mjs'
import mailX from 'lucide/dist/esm/icons/mail-x.mjs'
import mapPin from 'lucide/dist/esm/icons/map-pin.mjs'
import menu from 'lucide/dist/esm/icons/menu.mjs'
import pencilLine from 'lucide/dist/esm/icons/pencil-line.mjs'
import plus from 'lucide/dist/esm/icons/plus.mjs'
import printer from 'lucide/dist/esm/icons/printer.mjs'
import radio from 'lucide/dist/esm/icons/radio.mjs'
import refreshCw from 'lucide/dist/esm/icons/refresh-cw.mjs'
import search from 'lucide/dist/esm/icons/search.mjs'
import settings from 'lucide/dist/esm/icons/settings.mjs'
import triangleAlert from 'lucide/dist/esm/icons/triangle-alert.mjs'
import undo2 from 'lucide/dist/esm/icons/undo-2.mjs'
import upload from 'lucide/dist/esm/icons/upload.mjs'
import userCheck from 'lucide/dist/esm/icons/user-check.mjs'
import userX from 'lucide/dist/esm/icons/user-x.mjs'
import users from 'lucide/dist/esm/icons/users.mjs'
import video from 'lucide/dist/esm/icons/video.mjs'
import x from 'lucide/dist/esm/icons/x.mjs'

/** Lucide's icons by what they stand for here. For what the server renders: each is drawn into the page. */
export const icons = {
  add: plus,
  archive,
  back: arrowLeft,
  bad: circleAlert,
  ban,
  banner: info,
  calendar: calendarDays,
  cancelled: calendarX,
  chart: chartColumn,
  check,
  chevron: chevronDown,
  clock,
  close: x,
  columns: columns3,
  done: circleCheck,
  download,
  edit: pencilLine,
  external: externalLink,
  fail: circleX,
  file: fileText,
  filter: funnel,
  hourglass,
  info,
  late: clockAlert,
  leave: logOut,
  list: listChecks,
  live: radio,
  lock: lockKeyhole,
  mail,
  mailFailed: mailX,
  mailSent: mailCheck,
  menu,
  moved: calendarClock,
  next: arrowRight,
  open: doorOpen,
  people: users,
  person: userCheck,
  place: mapPin,
  plain: circleDot,
  print: printer,
  remove: circleMinus,
  retry: refreshCw,
  search,
  settings,
  sortDown: arrowDown,
  sortUp: arrowUp,
  sortable: chevronsUpDown,
  suspended: userX,
  toCome: circleDashed,
  trail: chevronRight,
  undo: undo2,
  upload,
  video,
  warn: triangleAlert,
}

export type IconName = keyof typeof icons

/** Those that mean a direction of reading turn round with it. */
export const turning: readonly IconName[] = ['next', 'back', 'leave', 'undo', 'trail', 'list', 'external']
