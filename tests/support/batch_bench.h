// A small project in memory, and batches applied to it.
#pragma once

#include <doctest/doctest.h>

#include <memory>
#include <string>

#include "accord/kinds/list.h"
#include "accord/store/batch.h"
#include "support/memory_disk.h"

namespace accord::test {

struct BatchBench {
  BatchBench() {
    auto memory = std::make_unique<MemoryDisk>();
    disk = memory.get();
    disk->put("accord.yaml", "format: 1\ntitle: Demo\ncurrency: CNY\nclient: {name: C}\ncontractor: {name: Q}\nshare: [task]\n");
    disk->put("people/linshan.yaml", "id: linshan\ntitle: Lin Shan\ncreated: 2026-03-02\norg: contractor\nrole: BA\n");
    disk->put("tasks/T-7k2mq.yaml", "id: T-7k2mq\ntitle: User manual   # ours\nnumber: T33\ncreated: 2026-03-02\nowner: linshan\nduration: 6d\ntags: [red]\n");
    project = std::make_unique<Project>(std::move(memory), kind_rows());
  }

  BatchPlan plan(const std::string& text) {
    SystemRandom random;
    return plan_batch(*project, project->load().records, read_batch(text, "batch.yaml"), {today, "linshan", random});
  }
  BatchPlan apply(const std::string& text) {
    BatchPlan planned = plan(text);
    project->write_all(planned.changes, "test");
    return planned;
  }
  /// What it says when it is refused, hints below; then no file has changed.
  std::string refusal(const std::string& text) {
    const auto before = disk->files();
    try {
      apply(text);
    } catch (const Error& error) {
      CHECK(disk->files() == before);
      std::string all = error.message().english();
      for (const Message& hint : error.hints()) all += "\n" + hint.english();
      return all;
    }
    return "applied";
  }

  MemoryDisk* disk;
  std::unique_ptr<Project> project;
  Date today = *parse_date("2026-06-28");
};

}  // namespace accord::test
