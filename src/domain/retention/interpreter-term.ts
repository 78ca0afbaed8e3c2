/** How many months an interpreter who stopped stays in the register, so that a question about a call can still be answered. */
export const interpreterMonths = 24
