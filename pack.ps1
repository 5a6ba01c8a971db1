#!/usr/bin/env pwsh
# Packs every solution, managed and unmanaged, into dist/. Needs the .NET SDK 10 and Node 20.
$ErrorActionPreference = 'Stop'
dotnet run --project (Join-Path $PSScriptRoot 'Tools/Packer') -- @args
exit $LASTEXITCODE
