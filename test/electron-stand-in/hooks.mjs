import { readFile } from 'node:fs/promises';
import ts from 'typescript';

const standIn = new URL('./electron.ts', import.meta.url).href;
const folder = new URL('.', import.meta.url).href;

export async function resolve(specifier, context, next) {
  if (specifier === 'electron') return { url: standIn, format: 'module', shortCircuit: true };
  if (specifier.startsWith('./') && context.parentURL?.startsWith(folder) && !/\.m?js$/.test(specifier))
    return { url: new URL(`${specifier}.ts`, context.parentURL).href, format: 'module', shortCircuit: true };
  return next(specifier, context);
}

export async function load(url, context, next) {
  if (!url.startsWith(folder) || !url.endsWith('.ts')) return next(url, context);
  const options = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 };
  const { outputText } = ts.transpileModule(await readFile(new URL(url), 'utf8'), {
    compilerOptions: options,
  });
  return { format: 'module', source: outputText, shortCircuit: true };
}
