<?php
// The protocol that all client programs share (see ../README.md): settings in, one JSON line for each call out.

$line = [];

function setting(string $name, string $otherwise = ''): string
{
    global $line;
    return ($line[$name] ?? '') ?: (getenv($name) ?: $otherwise);
}

function serviceParameters(): string
{
    $parameters = ['resourceCode' => setting('BONAFIDE_RESOURCE_CODE', '00840000')];
    foreach (['authFaceContent' => 'BONAFIDE_PROBE', 'refFaceContent' => 'BONAFIDE_REFERENCE'] as $member => $name) {
        if (setting($name)) {
            $parameters[$member] = base64_encode(file_get_contents(setting($name)));
        }
    }
    return setting('BONAFIDE_SERVICE_PARAMETERS') ?: json_encode($parameters, JSON_UNESCAPED_SLASHES);
}

function shortened(string $text): string
{
    return strlen($text) <= 300 ? $text : substr($text, 0, 300) . '...';
}

function once(callable $call, callable $explain): string
{
    $start = hrtime(true);
    try {
        $seen = $call();
    } catch (\Throwable $thrown) {
        $seen = array_merge(['exception' => get_class($thrown), 'errorMessage' => $thrown->getMessage()], $explain($thrown));
        $seen['errorMessage'] = shortened((string) $seen['errorMessage']);
    }
    $seen['ms'] = intdiv(hrtime(true) - $start, 1000000);
    return json_encode($seen) . "\n";
}

function run(callable $call, callable $explain): void
{
    global $line;
    if (setting('BONAFIDE_CALLS') !== 'stdin') {
        echo once($call, $explain);
        return;
    }
    while (($next = fgets(STDIN)) !== false) {
        $line = json_decode($next, true);
        echo once($call, $explain);
    }
}
