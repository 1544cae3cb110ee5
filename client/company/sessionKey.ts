/** Where this device keeps whose workspace it opens. */
export const sessionKey = 'kebu.session'
