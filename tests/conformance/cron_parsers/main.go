// What the cron parsers of Kubernetes (robfig/cron 3.0.1) and Kubeflow Pipelines (1.2.0) make of
// expressions. Reads {"dialect", "expression", "after", "count"}, one JSON object a line; writes
// {"error"} or {"runs"} for each.
package main

import (
	"bufio"
	"encoding/json"
	"os"
	"time"

	kubeflow "github.com/robfig/cron"
	kubernetes "github.com/robfig/cron/v3"
)

type query struct {
	Dialect    string    `json:"dialect"`
	Expression string    `json:"expression"`
	After      time.Time `json:"after"`
	Count      int       `json:"count"`
}

type answer struct {
	Error string   `json:"error,omitempty"`
	Runs  []string `json:"runs,omitempty"`
}

type schedule interface{ Next(time.Time) time.Time }

func parse(q query) (schedule, error) {
	if q.Dialect == "kubernetes" {
		return kubernetes.ParseStandard(q.Expression)
	}
	return kubeflow.Parse(q.Expression)
}

func ask(q query) answer {
	parsed, err := parse(q)
	if err != nil {
		return answer{Error: err.Error()}
	}
	runs := []string{}
	for at := q.After; len(runs) < q.Count; {
		at = parsed.Next(at)
		if at.IsZero() {
			break
		}
		runs = append(runs, at.UTC().Format(time.RFC3339))
	}
	return answer{Runs: runs}
}

func main() {
	lines := bufio.NewScanner(os.Stdin)
	out := json.NewEncoder(os.Stdout)
	for lines.Scan() {
		var q query
		if err := json.Unmarshal(lines.Bytes(), &q); err != nil {
			panic(err)
		}
		out.Encode(ask(q))
	}
}
