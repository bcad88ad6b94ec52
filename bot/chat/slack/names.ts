/** Every field of a form is one input block whose id is the field's name; its one element has this id. */
export const ELEMENT = 'value';
/** The element that asks us for its options: time zones. */
export const ZONE = 'zone';
