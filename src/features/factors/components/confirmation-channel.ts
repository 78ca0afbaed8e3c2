/** By which the tab of a confirmation tells the other tabs of this browser that it is there. It carries nothing. */
export const confirmationChannel = (): BroadcastChannel => new BroadcastChannel('nabij-confirmed')
