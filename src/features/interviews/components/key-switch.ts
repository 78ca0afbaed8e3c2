/** The name under which this browser stores whether single keys are used in a call (WCAG 2.1.4). */
export const keySwitch = 'nabij-keys'
