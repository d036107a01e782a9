/**
 * Everything comes from the page's own origin, and nothing is evaluated from text but WASM. Monaco and the terminal
 * write their styles into the page, which is why styles may be inline.
 */
const directives = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "frame-src 'none'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
];

/** The page's policy as its own first line says it, for a server that sends no headers. */
export const policyInPage = directives.join('; ');

/** The page's policy as a server sends it; only there it can say who may frame the page. */
export const policyOfPage = [...directives, "frame-ancestors 'none'"].join('; ');

/**
 * An engine that runs an environment's own JavaScript evaluates it from text. Its worker may do that, and in return may
 * reach nothing but the files beside it.
 */
export const policyOfPrograms = ["default-src 'none'", "script-src 'self' 'unsafe-eval' 'wasm-unsafe-eval'", "connect-src 'self'"].join('; ');

/** The workers that run an environment's own JavaScript. */
export const runsPrograms = /[/\\]assets[/\\]engine-(?:sequelize|prisma)-[^/\\]+\.js$/;
