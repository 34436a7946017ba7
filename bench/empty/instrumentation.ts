/** Without one of its own, the build would take the product's. */
export function register() {}
