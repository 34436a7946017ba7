/** The form that the checkboxes of a list belong to, wherever it stands on the page. */
export const SELECTION = 'selection'
