// Unpacks the packaged Chromium and prints two lines: its path, and the folder of the shared libraries it brings along.
// The package unpacks those libraries (NSS and others) only where it believes to run on a bare function host, so say so.
process.env.AWS_EXECUTION_ENV ??= "AWS_Lambda_nodejs22.x";
process.env.AWS_LAMBDA_JS_RUNTIME ??= "nodejs22.x";

const { default: chromium } = await import("@sparticuz/chromium");
const { existsSync } = await import("node:fs");
const { tmpdir } = await import("node:os");
const { join } = await import("node:path");

console.log(await chromium.executablePath());
const libraries = join(tmpdir(), "al2023", "lib");
console.log(existsSync(libraries) ? libraries : "");
